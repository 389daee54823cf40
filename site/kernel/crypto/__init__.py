"""Sealing what would hurt in a dump (design D7): `seal`, `unseal`, `CannotUnseal`.

A column of a model is a `SealedField` (`kernel.crypto.fields`), filled by `put` and read by `read`.
"""

from kernel.crypto.fields import put, read
from kernel.crypto.sealing import CannotUnseal, KeysDoNotFit, seal, unseal

__all__ = ["CannotUnseal", "KeysDoNotFit", "put", "read", "seal", "unseal"]
