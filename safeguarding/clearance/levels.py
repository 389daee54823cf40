"""Which check satisfies which need. A level of one workforce never stands for the other's."""

from safeguarding.vetting.models import Check, WorkRole

Level = WorkRole.Level
Workforce = Check.Workforce

CHILD = frozenset({Level.ENHANCED_CHILD, Level.ENHANCED_CHILD_BARRED})
ADULT = frozenset({Level.ENHANCED_ADULT, Level.ENHANCED_ADULT_BARRED})
ENHANCED = CHILD | ADULT
# A barred list is either on the certificate or not; no other level stands for it.
BARRED = frozenset({Level.ENHANCED_CHILD_BARRED, Level.ENHANCED_ADULT_BARRED})


def satisfies(need: str, *, level: str, workforce: str = "") -> bool:
    """Whether a check of `level` for `workforce` is enough where `need` is asked for."""
    if need == Level.NONE:
        return True
    if need == Level.BASIC:
        return level != Level.NONE
    if need == Level.STANDARD:
        return level in ENHANCED | {Level.STANDARD}
    if need in BARRED:
        return level == need and _is_for(need, level, workforce)
    return level in ENHANCED and _is_for(need, level, workforce)


def _is_for(need: str, level: str, workforce: str) -> bool:
    if workforce == Workforce.CHILD_AND_ADULT:
        return True
    ours, word = (CHILD, Workforce.CHILD) if need in CHILD else (ADULT, Workforce.ADULT)
    return level in ours and workforce in {"", word}
