"""What people typed, on its way to a widget: keys set off from the words."""

from als_tui.widgets.plain import with_keys


def test_keys_between_backticks_are_set_off_and_no_stroke_of_them_is_left() -> None:
    words = with_keys("First `j`, then `s` skips it; `odd")
    assert words.plain == "First j, then s skips it; `odd"
    keys = [words.plain[span.start : span.end] for span in words.spans if "reverse" in str(span.style)]
    assert keys == ["j", "s"]
