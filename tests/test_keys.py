"""Keys in sentences: the face that each has now, and what of it is typed."""

from collections.abc import Iterator

import pytest

from als_tui import keys
from als_tui.domain.words.pressing import press
from als_tui.keys import digit_typed, left_from, printed, shown_key, take_keymap, typed_face, types
from als_tui.screens.board.floor import FloorPage
from als_tui.widgets.lines import spoken
from tests.screens.sessions import begun
from tests.spelled import spelled


@pytest.fixture(autouse=True)
def usual_keys() -> Iterator[None]:
    yield
    take_keymap({})


def test_a_key_that_was_given_another_face_is_named_by_that_one() -> None:
    words = f"{press('go.review', 'review.seal')} closes it."
    assert spelled(words) == "`v`, then `F` closes it."
    take_keymap({"review.seal": "ctrl+s,K", "go.review": "slash"})
    assert spelled(words) == "`/`, then `^s` closes it."
    assert spoken(words, "done", "go.review").words == "^s closes it."
    assert spoken(words, "refused", "go.review").words == "`^s` closes it."


def test_the_key_that_led_here_is_left_out_only_before_another_one() -> None:
    assert left_from("go.review", ("go.review", "review.seal")) == ("review.seal",)
    assert left_from("go.review", ("go.review",)) == ("go.review",)


def test_a_letter_a_sign_and_a_blank_are_typed_and_no_other_key() -> None:
    assert spelled(press("go.issues")) == "`i`"
    take_keymap({"step.undo": "f2", "step.redo": "up", "go.review": "question_mark"})
    assert all(map(types, ("go.issues", "bids.earlier", "clock.toggle", "go.review")))
    assert not any(map(types, ("turn.next", "app.quit", "review.part", "step.undo", "step.redo")))


def test_while_a_line_is_typed_a_key_is_named_by_the_face_that_no_line_takes() -> None:
    assert (typed_face("app.help"), typed_face("app.palette"), typed_face("go.issues")) == ("F1", "^p", "")
    take_keymap({"app.help": "question_mark,space", "app.palette": "colon,ctrl+f"})
    assert (typed_face("app.help"), typed_face("app.palette"), typed_face("no.key")) == ("", "^f", "")


def test_a_key_that_none_has_usually_is_printed_as_it_stands_on_the_keyboard() -> None:
    faces = ("ampersand", "backslash", "é", "ctrl+b", "f10", "insert", "N")
    assert [printed(face) for face in faces] == ["&", "\\", "é", "^b", "F10", "Insert", "N"]


def test_seats_that_have_more_keys_are_shown_as_the_row_that_they_were_and_type_digits() -> None:
    seat = next(key for key in FloorPage.KEYS if key.id == "floor.seat.1")
    assert digit_typed("ampersand", "&") == "&"
    take_keymap({"floor.seat.1": "1,ampersand"})
    assert digit_typed("ampersand", "&") == "1" and digit_typed("x", "x") == "x"
    assert shown_key(seat.binding.with_key("1", "")) == "1-9 0"
    take_keymap({"floor.seat.1": "ampersand"})
    assert shown_key(seat.binding.with_key("ampersand", "")) == "&"


def test_keys_of_modules_that_are_not_loaded_yet_are_loaded_when_one_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "_KNOWN", {})
    monkeypatch.setattr(keys, "_ELSEWHERE", [])
    assert keys.face_of("planted.key") == "?"
    keys.keys_elsewhere(lambda: keys.Key("planted.key", "x", "nothing", "planted", "Nothing."))
    assert keys.face_of("planted.key") == "x" and keys._ELSEWHERE == []


async def test_a_key_that_is_no_letter_any_more_needs_no_esc_while_a_line_is_typed() -> None:
    async with begun() as d:
        await d.press("2", "c", "ctrl+n")
        assert d.said.endswith("Esc, then `m` changes that.")
        take_keymap({"turn.mode": "f9"})
        await d.press("ctrl+n")
        assert d.said.endswith("the floor; `F9` changes that.")
