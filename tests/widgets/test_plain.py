"""What people typed, on its way to a widget: keys set off from the words."""

from als_tui.domain.words.pressing import press
from als_tui.widgets.fitting import rows_of, rows_taken
from als_tui.widgets.plain import fit_keys, with_keys
from tests.spelled import spelled


def test_keys_between_backticks_are_set_off_and_no_stroke_of_them_is_left() -> None:
    words = with_keys("First `j`, then `s` skips it; `odd")
    assert words.plain == "First j, then s skips it; `odd"
    keys = [words.plain[span.start : span.end] for span in words.spans if "reverse" in str(span.style)]
    assert keys == ["j", "s"]


def test_a_sentence_is_cut_by_what_is_seen_of_its_keys() -> None:
    words = f"Next: {press('app.quit')} leaves; {press('app.aside', 'app.blank')} waits."
    whole = "Next: ^q leaves; ^z, then ^l waits."
    assert spelled(words).replace("`", "") == whole
    assert fit_keys(words, 1, len(whole)).plain == whole == fit_keys(words, 2, 30).plain
    assert fit_keys(words, 1, len(whole), here="app.aside").plain == "Next: ^q leaves; ^l waits."
    cut = fit_keys(words, 1, 19)
    assert cut.plain == "Next: ^q leaves; ^…"
    set_off = [cut.plain[span.start : span.end] for span in cut.spans if "reverse" in str(span.style)]
    assert set_off == ["^q", "^"]
    assert rows_taken([words], len(whole)) == rows_of(words, len(whole)) == 1
