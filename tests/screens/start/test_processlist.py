"""Choosing among the processes: the list, finding by typing, the preview, and a copy of one's own by an editor."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

from als_tui.app.facilitator import AlsApp
from als_tui.domain.process.definition import Process
from als_tui.domain.telling.sheet import make_sheet
from als_tui.ports import OwnProcess
from als_tui.screens.start import words as processwords
from als_tui.screens.start.preview import PreviewScreen, sheet_lines
from als_tui.storage.own.processes import load_processes
from als_tui.widgets.field import Cycle
from tests.screens.desk import Desk, desk
from tests.storage.own.test_processes import GOOD

SHIPPED = load_processes(None)[0]
SIZES = pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("process", SHIPPED.values(), ids=SHIPPED)
@pytest.mark.parametrize("width", [52, 82])
def test_a_preview_says_all_and_no_line_is_too_long(process: Process, width: int) -> None:
    lines = [line.plain for line in sheet_lines(make_sheet(process, 6, process.minutes), width)]
    assert max(map(cell_len, lines)) <= width
    said = squeezed(" ".join(lines))
    for phase in process.phases():
        if all(phase is not stand.phase for stand in process.between):
            assert phase.title in said and phase.say in said and phase.speakers.words in said
            assert phase.minutes is None or phase.minutes.source in said


def test_one_s_own_file_that_cannot_be_used_stands_in_the_list_with_its_mistakes() -> None:
    broken = OwnProcess("/x/bad.toml", mistakes=tuple(f"slot[{n}].id: is missing" for n in range(1, 10)))
    shown = processwords.rows(SHIPPED, {broken.file: broken}, "")
    assert [words.text for words in shown[broken.file]] == ["✗ bad.toml", "–", "own"]
    assert processwords.mistakes(broken).split("\n")[-2:] == ["slot[6].id: is missing", "and 3 more"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("TROI", ["troika"]),
        ("silent case", ["kollegiale-fallberatung"]),
        ("zzz", []),
        ("peer–coaching‑x", []),
    ],
)
def test_what_is_typed_finds_by_title_and_description(typed: str, found: list[str]) -> None:
    assert list(processwords.rows(SHIPPED, {}, typed)) == found


def test_what_is_called_so_stands_before_what_only_tells_of_it() -> None:
    assert list(processwords.rows(SHIPPED, {}, "bid"))[:2] == ["bid-led", "half-day"]


@SIZES
async def test_one_is_found_by_typing_and_taken_by_enter(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        await d.press("s", "l")
        assert "/ find" in d.screen_text().split("\n")[-1]
        await d.press("end", "slash")
        await d.type("case")
        assert "mirror what it stirred" in d.screen_text(), "the first that fits is under the cursor"
        await d.press("escape", "slash")
        await d.type("troi")
        shown = d.screen_text()
        assert "Troika" in shown and "Half day" not in shown
        assert "Enter  choose" in shown.split("\n")[-1]
        assert "3 slots of 11 min" in shown
        await d.press("enter")
        assert d.app.screen.query_one(Cycle).value == "troika"
        assert "42 of 45 min" in d.screen_text()


@SIZES
async def test_a_preview_is_one_key_away_and_scrolls_to_its_end(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        await d.press("s", "p")
        assert isinstance(d.app.screen, PreviewScreen)
        seen = []
        for _ in range(7):
            shown = d.screen_text()
            assert all(cell_len(row) <= size[0] for row in shown.split("\n"))
            assert "Esc, q or Enter closes" in shown
            seen += [row.strip("│▁▂▃▄▅▆▇█ ") for row in shown.split("\n")]
            await d.press("space")
        said = squeezed(" ".join(seen))
        assert "3 slots of 40 min · frame 48 min · 168 of 210 min · ends about 11:48" in said
        for phase in SHIPPED["half-day"].phases():
            assert phase.title in said and phase.speakers.words in said
        assert "come from none of these sources:" in said
        await d.press("x")
        assert d.memory.exported[0][0] == "sheet Half day, slots of 40 minutes"
        await d.press("q")
        assert d.place == "StartScreen"


async def test_a_preview_counts_the_minutes_and_slots_of_the_form() -> None:
    async with desk() as d:
        await d.press("s", "tab", "end", "backspace", "backspace", "backspace")
        await d.type("100")
        await d.press("f3")
        assert "For 6 members and 100 minutes at hand." in d.screen_text()
        assert "1 slot of 40 min" in d.screen_text()


def editing(d: Desk, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The facilitator's own processes lie in this folder, and the screen can make way."""
    d.library.own = own
    monkeypatch.setattr(AlsApp, "suspend", lambda _: nullcontext())


async def test_a_copy_is_edited_told_its_mistakes_edited_again_and_can_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk() as d:
        editing(d, tmp_path, monkeypatch)
        d.memory.hands = [
            lambda text: text.replace('"nobody"', '"nobdy"').replace("(ours)", "of the clinic"),
            lambda text: text.replace('"nobdy"', '"nobody"'),
        ]
        await d.press("s", "l", "c")
        assert d.place == "ChoiceScreen"
        assert 'slot[4].speakers: "nobdy" is not known; did you mean "nobody"?' in d.window_words()
        await d.press("e")
        assert "Half day, slots of 40 minutes of the clinic can be used now." in squeezed(d.screen_text())
        await d.press("enter", "enter")
        assert d.session.process.id == "my-half-day"
        assert d.session.process.title == "Half day, slots of 40 minutes of the clinic"


async def test_what_is_said_after_an_edit_is_true_of_the_next_key_however_quick_the_keys_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(process="sand-timer", minutes=45) as d:
        editing(d, tmp_path, monkeypatch)
        d.memory.hands = [lambda text: text.replace("(ours)", "of the clinic")]
        for letter in "slc":
            d.app.post_message(events.Key(letter, letter))
        await d.pilot.pause()
        assert (tmp_path / "my-sand-timer.toml").exists() and "can be used now." in squeezed(d.screen_text())
        await d.press("enter", "enter")
        assert d.session.process.id == "my-sand-timer"


async def test_where_no_editor_can_open_a_copy_is_made_and_its_place_said(tmp_path: Path) -> None:
    async with desk() as d:
        d.library.own = tmp_path
        await d.press("s", "l", "c")
        shown = "".join(row.strip() for row in d.screen_text().split("\n"))
        assert "No editor is set (VISUAL or EDITOR)." in shown
        assert (tmp_path / "my-half-day.toml").exists()
        d.memory.hands = [str]
        await d.press("e")
        assert "This terminal cannot make way for an editor." in d.screen_text()


async def test_an_editor_that_fails_is_told_with_what_stands_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.toml").write_text(GOOD)
    async with desk() as d:
        editing(d, tmp_path, monkeypatch)
        monkeypatch.setattr(d.memory, "known", lambda: True)
        monkeypatch.setattr(d.memory, "edit", lambda _: "The editor vi ended with status 1.")
        for text, stands in ((GOOD, "It can be used as it is."), ("id = 1", "It cannot be used as it is.")):
            (tmp_path / "mine.toml").write_text(text)
            await d.press(*("s", "l") if text == GOOD else (), "end", "e")
            shown = "".join(row.strip() for row in d.screen_text().split("\n"))
            assert "The editor vi ended with status 1." in shown
            assert stands.replace(" ", "") in shown.replace(" ", "") and "now." not in shown


async def test_a_shipped_one_is_not_edited_and_a_faulty_one_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.toml").write_text(GOOD.replace("after = 1", "after = 0"))
    async with desk() as d:
        editing(d, tmp_path, monkeypatch)
        d.memory.hands = [lambda text: text.replace("after = 0", "after = 1")]
        await d.press("s", "l", "e")
        assert "is shipped as it is; c copies it" in d.screen_text()
        await d.press("end", "enter")
        assert "mine.toml cannot be used yet. e opens it" in d.screen_text()
        assert "between[1].after: must be from 1 to 24" in d.screen_text()
        await d.press("e")
        assert "Mine can be used now." in d.screen_text()


async def test_the_form_of_a_set_takes_a_process_from_the_list() -> None:
    async with desk() as d:
        await d.press("e", "f4", "down", "enter", "ctrl+s")
        assert d.app.live is not None
        assert (d.app.live.book.profile.process, d.app.live.book.profile.minutes) == ("airtime-hour", 150)
