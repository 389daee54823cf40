"""`make demo-code` says what an authenticator would."""

import base64

import pytest

from demo_code import six_figures

# The test vectors of RFC 6238, appendix B, cut to six figures.
SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("unix_time", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_code_is_the_standards(unix_time: int, code: str) -> None:
    assert six_figures(SECRET, unix_time=unix_time) == code


def test_a_secret_without_padding_is_read_too() -> None:
    assert len(six_figures("JBSWY3DPEHPK3PXPJBSWY3DP", unix_time=59)) == 6
