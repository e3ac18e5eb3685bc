"""What people typed, on its way to a widget: one line, fitted, keys set off."""

from als_tui.widgets.plain import fit, with_keys


def test_several_lines_stand_on_one_with_strokes_between_them() -> None:
    assert fit("Dev looked\n\nat the door", 40) == "Dev looked / at the door"
    assert fit("  two blanks", 40) == "  two blanks"


def test_keys_between_backticks_are_set_off_and_no_stroke_of_them_is_left() -> None:
    words = with_keys("First `j`, then `s` skips it; `odd")
    assert words.plain == "First j, then s skips it; `odd"
    keys = [words.plain[span.start : span.end] for span in words.spans if "reverse" in str(span.style)]
    assert keys == ["j", "s"]
