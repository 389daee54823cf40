"""A token for each word: it stands until somebody drops it, and never comes back."""

import secrets
from collections.abc import Iterable, Mapping

from kernel.freshness.shelf import Shelf

_shelf = Shelf("default")
_PREFIX = "fresh:"
_DAY = 24 * 3600


def standing(words: Iterable[str]) -> dict[str, str]:
    """Each word's token. A word that nobody remembers gets a new one, which nothing older bears."""
    keys = {f"{_PREFIX}{word}": word for word in words}
    found = _shelf.get_many(keys)
    for key in keys.keys() - found.keys():
        new = secrets.token_hex(8)
        found[key] = new if _shelf.add(key, new, _DAY) else _shelf.get(key) or new
    return {keys[key]: token for key, token in found.items()}


def stand(tokens: Mapping[str, str]) -> bool:
    """Whether nobody has dropped any of them since."""
    wanted = {f"{_PREFIX}{word}": token for word, token in tokens.items()}
    return _shelf.get_many(wanted) == wanted


def drop(words: Iterable[str]) -> None:
    """Whatever was made of these words is stale from now on, for every process of this cache."""
    _shelf.delete_many(f"{_PREFIX}{word}" for word in words)
