"""What is no JSON is refused with its place and a reason that is a whole sentence part, in words of ours."""

import pytest

from als_tui.storage.format.plain import Malformed, parse


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b'{"a":\n "b', "line 2, column 2: from here on it is no JSON"),
        (b'{"a":"\x01"}', "line 1, column 7: from here on it is no JSON"),
        (b'{"a":1,}', None),
        (b'{"a":"\\x"}', None),
        (b"", "line 1, column 1: from here on it is no JSON"),
        (b'{"a":1}x', "line 1, column 8: from here on it is no JSON"),
        (b"\xff", "byte 0: this is not UTF-8 text"),
        (b'{"a":NaN}', "NaN is no number"),
    ],
)
def test_the_reason_is_whole(text: bytes, why: str | None) -> None:
    with pytest.raises(Malformed) as refused:
        parse(text)
    told = str(refused.value)
    assert told == why if why else told.endswith(": from here on it is no JSON")
