"""The table of settings, the file that is made of it, and what is told of mistakes: where, and what was meant."""

import pytest

from als_tui.configuration.settings import SETTINGS, read_settings, template, theme_fault
from tests.parts import PACKAGE


def faults(text: str, **environ: str) -> tuple[str, ...]:
    return read_settings(text, environ).faults


def test_the_file_that_init_writes_says_nothing_and_without_its_marks_the_defaults() -> None:
    assert read_settings(template(), {}).file == {} and not faults(template())
    names = {f"# {setting.name} = " for setting in SETTINGS}
    lines = template().splitlines()
    bare = [line.removeprefix("# ") for line in lines if any(map(line.startswith, names))]
    said = read_settings("\n".join(bare), {})
    assert not said.faults and len(bare) == len(SETTINGS)
    assert all(said.get(setting.name, "") == setting.default for setting in SETTINGS)


def test_every_setting_has_a_variable_of_its_name_and_stands_with_it_in_the_file() -> None:
    words = " ".join(template().replace("#", " ").split())
    for setting in SETTINGS:
        assert setting.variable == f"ALS_TUI_{setting.name.upper()}"
        assert f"{setting.variable})" in words and setting.flag in words and setting.comment.endswith(".")
    assert max(map(len, template().splitlines())) <= 120


def test_the_environment_goes_before_the_file() -> None:
    said = read_settings('mouse = false\ntheme = "nord"', {"ALS_TUI_MOUSE": "Yes", "ALS_TUI_BELL": "1"})
    assert not said.faults
    assert [said.get(name, "?") for name in ("mouse", "theme", "bell", "signs")] == ["on", "nord", "on", "?"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\nmous = true", 'config.toml, line 2: "mous" is no setting; perhaps mouse'),
        ("zzz = 1", 'config.toml, line 1: "zzz" is no setting'),
        ("bell = 'on'", "config.toml, line 1: bell must be true or false, without quotes; perhaps true"),
        ("bell = 'loud'", "config.toml, line 1: bell must be true or false, without quotes"),
        ("theme = true", "config.toml, line 1: theme must be words in quotes"),
        (
            "# ours\n\nsigns = 'plan'",
            'config.toml, line 3: signs must be auto or plain, not "plan"; perhaps plain',
        ),
        ("[mouse]\non = true", 'config.toml, line 2: "mouse.on" is no setting; perhaps mouse'),
        (
            "bell = true\ntheme = nord",
            "config.toml, line 2: invalid value. Nothing of this file counts. "
            'Words stand in quotes: name = "word".',
        ),
        ("bell = true\nbell = false", "config.toml, line 2: the name stands there twice. Nothing"),
        ("data = '\\u0007\x1b[2J", "config.toml, line 1: expected"),
        ("[" * 5_000, "config.toml"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_may_be_meant(text: str, told: str) -> None:
    (fault,) = faults(text)
    assert fault.startswith(told) and fault.isprintable()


def test_what_is_right_counts_beside_what_is_wrong() -> None:
    said = read_settings("bell = true\nmous = 1\nmouse = 'x'", {"ALS_TUI_SUSPEND": "perhaps"})
    assert said.file == {"bell": "on"} and said.environment == {}
    assert said.faults[-1] == 'ALS_TUI_SUSPEND: must be on or off, not "perhaps"'
    assert len(said.faults) == 3


def test_a_theme_that_is_not_there_is_told_with_the_one_that_may_be_meant() -> None:
    themes = {"als-dark": 1, "nord": 2}
    assert theme_fault(read_settings("theme = 'nrd'", {}), themes) == (
        'config.toml: no theme is called "nrd"; perhaps nord'
    )
    assert theme_fault(read_settings("theme = 'nrd'", {"ALS_TUI_THEME": "x"}), themes).startswith(
        "ALS_TUI_THEME:"
    )
    assert not theme_fault(read_settings("theme = 'nord'", {}), themes)
    assert not theme_fault(read_settings("", {}), themes)


def test_the_page_tells_every_setting() -> None:
    page = (PACKAGE.parent / "docs" / "configuration.md").read_text("utf-8")
    for setting in SETTINGS:
        ways = " ".join(f"`{way}`" for way in (setting.flag, setting.variable) if way)
        assert f"| `{setting.name}` | `{setting.usual}` | {setting.comment} | {ways} |" in page
