"""A theme file is read or refused with file, key and reason; one bad file never takes the others along."""

import os
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Footer, Header, Input, OptionList, TextArea

from als_tui.theming import find_themes, read_theme, user_folder

GOOD = 'primary = "#56B4E9"\n'
OURS = [
    *("als-contrast-dark", "als-contrast-light", "als-dark", "als-light", "als-paper", "als-plain"),
]


def faults_of(folder: Path, text: str | bytes) -> list[str]:
    """What is said of a theme file with this text; nothing where it loads."""
    file = folder / "mine.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = read_theme(file)
    return [] if isinstance(found, Theme) else found


def test_the_shipped_themes_are_found_and_faultless(tmp_path: Path) -> None:
    themes, complaints = find_themes(tmp_path)
    assert [theme.name for theme in themes] == OURS
    assert complaints == []


def test_a_users_theme_is_added_and_wins_over_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "sunny.toml").write_text(GOOD)
    (tmp_path / "own.toml").write_text('name = "als-dark"\nprimary = "red"')
    themes = {theme.name: theme for theme in find_themes(tmp_path)[0]}
    assert set(themes) == {*OURS, "sunny"}
    assert themes["als-dark"].primary == "red"


def test_bad_files_are_told_with_file_key_and_reason_and_the_others_load(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('primary = "#GGG"\nshade = 3\ndark = "yes"')
    (tmp_path / "b.toml").write_text(GOOD)
    (tmp_path / "c.toml").mkdir()
    (tmp_path / "notes.txt").write_text("no theme")
    themes, complaints = find_themes(tmp_path)
    assert [theme.name for theme in themes] == [*OURS, "b"]
    assert complaints == [
        'Theme a.toml is left out. primary: "#GGG" is no colour that Textual knows.',
        "Theme a.toml is left out. shade: a theme has no such key.",
        "Theme a.toml is left out. dark: must be true or false.",
        "Theme c.toml is left out. It cannot be read: Is a directory.",
    ]


def test_two_files_of_one_name_are_not_mixed_up(tmp_path: Path) -> None:
    for file in ("a.toml", "b.toml"):
        (tmp_path / file).write_text('name = "twin"\n' + GOOD)
    assert find_themes(tmp_path)[1] == [
        'Theme b.toml is left out. name: another file of this folder is called "twin" too.'
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "primary: a theme needs it"),
        ("primary = 3", "primary: must be text in quotes"),
        ('primary = "auto 50%"', 'primary: "auto 50%" is no colour that Textual knows'),
        ('primary = "#12345620"', 'primary: "#12345620" lets the ground shine through'),
        (GOOD + 'surface = "transparent"', 'surface: "transparent" lets the ground shine through'),
        (GOOD + "dark = 1", "dark: must be true or false"),
        (GOOD + "luminosity_spread = true", "luminosity_spread: must be a number"),
        (GOOD + "text_alpha = nan", "text_alpha: must lie between 0 and 1"),
        (GOOD + 'name = "[/]"', "name: must be a word or two that can be shown"),
        (GOOD + 'name = "a\\u001bb"', "name: must be a word or two that can be shown"),
        (GOOD + f'name = "{"x" * 81}"', "name: must be at most 80 characters long"),
        (GOOD + "variables = 3", "variables: must be a table"),
        (GOOD + "ansi = true\nvariables = 3", "variables: must be a table"),
        (GOOD + "[variables]\nborder = 3", "variables.border: must be text in quotes"),
        (GOOD + '[variables]\nborder = "lead"', 'variables.border: "lead" is no colour that Textual knows'),
        (GOOD + '[variables]\nborder = "auto"', 'variables.border: "auto" is no colour that Textual knows'),
        (
            GOOD + '[variables]\ninput-cursor-text-style = "fat"',
            'variables.input-cursor-text-style: "fat" is no text style',
        ),
        ("primary = ", "It cannot be read: Invalid value (at end of document)"),
        (b"\xff\xfe", "It cannot be read: it is not UTF-8 text"),
        ("# " + "x" * 70_000, "It is too large for a theme"),
        ("a = " + "[" * 30_000, "It cannot be read: it is nested too deeply"),
    ],
)
def test_each_fault_has_its_words(tmp_path: Path, text: str | bytes, fault: str) -> None:
    assert faults_of(tmp_path, text) == [fault]


def test_an_opacity_is_allowed_only_where_textual_bears_it(tmp_path: Path) -> None:
    assert faults_of(tmp_path, GOOD + '[variables]\ninput-selection-background = "#81a1c1 35%"') == []
    assert faults_of(tmp_path, GOOD + '[variables]\nblock-cursor-foreground = "auto 90%"') == []
    assert faults_of(tmp_path, GOOD + '[variables]\nprimary-lighten-1 = "red 20%"') == [
        "variables: failed to parse 'red 20%' as a color; did you mean 'red'?"
    ]


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_what_textual_ships_would_pass(tmp_path: Path, theme: Theme) -> None:
    lines = [
        f"{key} = {_toml(value)}"
        for key, value in vars(theme).items()
        if isinstance(value, str | bool | float)
    ]
    lines += ["[variables]", *(f"{key} = {_toml(value)}" for key, value in theme.variables.items())]
    assert faults_of(tmp_path, "\n".join(lines)) == []


async def test_a_theme_that_was_read_can_be_switched_to(tmp_path: Path) -> None:
    class Shown(App[None]):
        def compose(self) -> ComposeResult:
            yield from (Header(), Input(), TextArea(), OptionList("one"), Footer())

    (tmp_path / "odd.toml").write_text(
        'primary = "hsl(10,20%,30%)"\nboost = "#fff1"\n[variables]\nborder = "red 20%"'
    )
    themes, complaints = find_themes(tmp_path)
    assert complaints == []
    app = Shown()
    async with app.run_test() as pilot:
        for theme in themes:
            app.register_theme(theme)
            app.theme = theme.name
            await pilot.pause()
            assert app.current_theme.name == theme.name


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_plain_file_is_left_out_and_holds_nothing_up(tmp_path: Path, kind: str) -> None:
    odd = tmp_path / "odd.toml"
    os.mkfifo(odd) if kind == "pipe" else odd.symlink_to("/dev/zero")
    assert find_themes(tmp_path)[1] == ["Theme odd.toml is left out. It is no plain file."]


def test_the_users_folder_follows_the_environment(tmp_path: Path) -> None:
    assert user_folder({"ALS_TUI_CONFIG": str(tmp_path)}) == tmp_path / "themes"
    assert user_folder({"ALS_TUI_CONFIG": "~nosuchuser/x"}) == Path("~nosuchuser/x/themes")
    assert user_folder({}).parts[-2:] == ("als-tui", "themes")


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
