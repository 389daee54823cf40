"""Sealing what would hurt in a dump (design D7): `seal`, `unseal`, `CannotUnseal`."""

from kernel.crypto.sealing import CannotUnseal, seal, unseal

__all__ = ["CannotUnseal", "seal", "unseal"]
