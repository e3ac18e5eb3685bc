"""Files of the configuration folder are read whatever lies there, and the later of two words counts."""

import os
from pathlib import Path

import pytest

from als_tui.configuration.settings import Settings
from als_tui.terminal.configured import ConfiguredPreferences, settings_in, text_of
from als_tui.terminal.preferences import StoredPreferences


def chosen(state: Path, file: str | None = None, environment: str | None = None) -> ConfiguredPreferences:
    """The choices where file and environment say these words for the wait cue."""
    said = [{"wait_cue": word} if word else {} for word in (environment, file)]
    return ConfiguredPreferences(StoredPreferences(state), Settings(said[0], said[1]))


def test_a_choice_holds_over_the_file_until_the_file_says_something_else(tmp_path: Path) -> None:
    assert chosen(tmp_path).get("wait cue", "off") == "off"
    assert chosen(tmp_path, "on").get("wait cue", "off") == "on"
    chosen(tmp_path, "on").put("wait cue", "off")
    assert chosen(tmp_path, "on").get("wait cue", "?") == "off"
    assert chosen(tmp_path).get("wait cue", "?") == "off"
    assert chosen(tmp_path, "other").get("wait cue", "?") == "other"


def test_a_file_that_is_written_after_a_choice_is_the_later_word(tmp_path: Path) -> None:
    chosen(tmp_path).put("wait cue", "off")
    assert chosen(tmp_path, "on").get("wait cue", "off") == "on"


def test_the_environment_goes_before_both_until_something_is_chosen_in_the_run(tmp_path: Path) -> None:
    now = chosen(tmp_path, "on", "other")
    assert now.get("wait cue", "") == "other" and now.get("keys", "none") == "none"
    now.put("wait cue", "off")
    assert now.get("wait cue", "") == "off"
    assert chosen(tmp_path, "on", "other").get("wait cue", "") == "other"


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"\xff", "is no text in UTF-8"), (b"#" * 300_000, "is far too large"), (None, "is no plain file")],
)
def test_what_cannot_be_read_is_told_and_holds_nothing_up(
    tmp_path: Path, content: bytes | None, why: str
) -> None:
    path = tmp_path / "config.toml"
    if content is None:
        os.mkfifo(path)
    else:
        path.write_bytes(content)
    assert text_of(path) == ("", f"config.toml: {why}")
    assert settings_in(tmp_path, {"ALS_TUI_BELL": "on"}).environment == {"bell": "on"}
    assert settings_in(tmp_path, {}).faults == (f"config.toml: {why}",)


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert settings_in(tmp_path, {}) == Settings({}, {})
