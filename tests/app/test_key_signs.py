"""Keys and signs find each other as Textual has them, and nothing asks for Unicode's names of signs."""

import string

import pytest
from textual import keys

from als_tui.app.key_signs import key_of_sign, sign_of
from als_tui.keys import SIGNS
from tests.screens.sessions import begun


@pytest.mark.parametrize("sign", [*string.punctuation, *" aZ0äł…", "\u0301", "\u200b"])
def test_a_sign_has_the_key_that_textual_calls_it_by(sign: str) -> None:
    key = key_of_sign(sign)
    assert key == keys._character_to_key(sign)
    assert sign_of(key) == keys.key_to_character(key) or keys.key_to_character(key) is None
    assert sign_of(key) == sign or sign not in SIGNS.values()


@pytest.mark.parametrize("key", ["f1", "up", "enter", "shift+tab", "ctrl+p", "pageup", "section_sign"])
def test_a_key_that_types_none_has_no_sign_and_textual_knows_the_rest(key: str) -> None:
    assert sign_of(key) == keys.key_to_character(key)


async def test_the_keys_of_a_session_and_of_its_lines_are_known_without_the_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys.key_to_character.cache_clear()
    keys.format_key.cache_clear()
    monkeypatch.setattr(keys, "unicodedata", None)
    async with begun() as d:
        await d.press("2", "c")
        assert d.app.screen.focused is not None and "z" not in d.app.screen.active_bindings
        await d.press("escape")
        assert "z" in d.app.screen.active_bindings
