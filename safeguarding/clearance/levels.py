"""Which check satisfies which need. A level of one workforce never stands for the other's."""

from safeguarding.vetting.models import PVG, Level, Workforce

CHILD = frozenset({Level.ENHANCED_CHILD, Level.ENHANCED_CHILD_BARRED, Level.PVG_CHILDREN})
ADULT = frozenset({Level.ENHANCED_ADULT, Level.ENHANCED_ADULT_BARRED, Level.PVG_ADULTS})
BOTH = frozenset({Level.ENHANCED_BOTH_BARRED, Level.PVG_BOTH})
ENHANCED = frozenset(
    {
        Level.ENHANCED_CHILD,
        Level.ENHANCED_CHILD_BARRED,
        Level.ENHANCED_ADULT,
        Level.ENHANCED_ADULT_BARRED,
        Level.ENHANCED_BOTH_BARRED,
    }
)
# A barred list is either on the certificate or not; only both lists stand for one of them.
BARRED = {
    Level.ENHANCED_CHILD_BARRED: {Level.ENHANCED_CHILD_BARRED, Level.ENHANCED_BOTH_BARRED},
    Level.ENHANCED_ADULT_BARRED: {Level.ENHANCED_ADULT_BARRED, Level.ENHANCED_BOTH_BARRED},
    Level.ENHANCED_BOTH_BARRED: {Level.ENHANCED_BOTH_BARRED},
    Level.PVG_CHILDREN: {Level.PVG_CHILDREN, Level.PVG_BOTH},
    Level.PVG_ADULTS: {Level.PVG_ADULTS, Level.PVG_BOTH},
    Level.PVG_BOTH: {Level.PVG_BOTH},
}


def satisfies(need: str, *, level: str, workforce: str = "") -> bool:
    """Whether a check of `level` for `workforce` is enough where `need` is asked for."""
    if need == Level.NONE:
        return True
    if need == Level.BASIC:
        return level not in ("", Level.NONE)
    if need == Level.STANDARD:
        return level in ENHANCED | {Level.STANDARD}
    if need in BARRED:
        return level in BARRED[Level(need)] and _is_for(need, level, workforce)
    return level in ENHANCED and _is_for(need, level, workforce)


def meets(floor: str, *, level: str) -> bool:
    """Whether a role that asks for `level` asks for enough; Scotland's scheme is its own word."""
    if satisfies(floor, level=level):
        return True
    children = (Level.PVG_CHILDREN, Level.PVG_BOTH)
    return level in (children if floor in CHILD else PVG) and floor in ENHANCED | {Level.STANDARD}


def _is_for(need: str, level: str, workforce: str) -> bool:
    if workforce == Workforce.CHILD_AND_ADULT:
        return True
    if need in BOTH:
        return workforce == "" and level in BOTH
    ours, word = (CHILD, Workforce.CHILD) if need in CHILD else (ADULT, Workforce.ADULT)
    return level in ours | BOTH and workforce in {"", word}
