"""What an authenticator app would show: RFC 6238 by our own script, not by allauth."""

from datetime import datetime

from demo_code import six_figures
from tests.factories.people import SECRET


def code_at(moment: datetime) -> str:
    return six_figures(SECRET, unix_time=moment.timestamp())


def wrong_code(moment: datetime) -> str:
    """Right neither now nor in the steps beside."""
    near = {six_figures(SECRET, unix_time=moment.timestamp() + 30 * step) for step in (-1, 0, 1, 2)}
    return next(
        code for code in ("000000", "111111", "222222", "333333", "444444") if code not in near
    )
