"""Letters as people type them: no capitals, no accents, one kind of apostrophe."""

import unicodedata

APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")


def folded(text: str) -> str:
    """“Tŷ’r Gân” is found by “ty'r gan”."""
    apart = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
