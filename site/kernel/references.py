"""Names for things that people read out, and secrets that grant access by being known."""

import secrets

# Crockford's base 32: no I, L, O, U, so nothing is misread on paper or said by accident.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """Ten signs (50 bits) for addresses and paper. Never a right: whoever may see it is checked."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def new_secret() -> str:
    """28 signs (140 bits): knowing it is the right to one thing (contract: at least 128)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(28))


def as_typed(text: str) -> str:
    """What somebody copied from paper, as we store it: case, spaces, hyphens and look-alikes."""
    plain = "".join(sign for sign in text.lower() if sign.isalnum())
    return plain.replace("o", "0").replace("i", "1").replace("l", "1").replace("u", "v")
