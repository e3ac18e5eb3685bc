"""Hostile texts through moves, words, exports and names of files: nothing harmful is kept, shown or handed out."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from als_tui.domain.book import Policy
from als_tui.domain.capture.line import read_back, read_line
from als_tui.domain.moves import attendance, bids, capturing, keeping, programme, review, setbook
from als_tui.domain.sealing.seal import seal
from als_tui.domain.sealing.strikable import Caught
from als_tui.domain.sealing.striking import strike
from als_tui.domain.session import facts as f
from als_tui.domain.session.facts import Commitment
from als_tui.domain.telling.steps import describe
from als_tui.domain.words.shortening import shortened
from als_tui.domain.words.text import shown
from als_tui.exports.markdown import session_markdown
from als_tui.screens.session.strike_words import places, question
from als_tui.screens.set.form_words import member_names
from als_tui.storage.files.exporting import safe_name
from als_tui.terminal.clipboard import SystemClipboard
from als_tui.value import replace
from als_tui.widgets.fitting import fit
from als_tui.widgets.plain import cell, plain
from tests.domain.build import BEN, SMALL, START, World
from tests.hostile import COUPLED, EVERY, FAMILY, PERSIAN, SCRIPTS, SIX_HUNDRED, harmful_in, poisoned
from tests.tables import each

TODAY = date(2026, 3, 3)


def strings_in(value: object) -> Iterator[str]:
    """Every text in a domain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for pair in value.items():
            yield from strings_in(pair)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings_in(item)
    else:
        for name in getattr(value, "__struct_fields__", ()):
            yield from strings_in(getattr(value, name))


def harmful_kept(value: object) -> set[str]:
    return {char for text in strings_in(value) for char in harmful_in(text)} - {"U+0009"}


def tried(world: World, move: object, *arguments: object) -> None:
    """Make a move if it is allowed."""
    facts = world.ask(move, *arguments)  # type: ignore[arg-type]
    if isinstance(facts, tuple):
        world.keep(facts)
    else:
        assert not harmful_in(plain(facts.why).plain)


def test_no_move_keeps_what_a_terminal_would_obey() -> None:
    for start in range(0, len(EVERY), 20):  # a set of six hundred members would take a look at each for each
        world = World(policy=Policy.ALL).do(
            programme.plan_modules, [START.replace(tzinfo=None) + timedelta(days=9)], 60
        )
        world.exploring()
        for number, text in enumerate(EVERY[start : start + 20]):
            module = replace(world.book.modules[1], place=text, topic=text, goal=text, facilitator=text)
            tried(world, programme.set_asked, text)
            tried(world, programme.change_module, 1, module)
            tried(world, programme.cancel_module, 1, text)
            tried(world, programme.take_back_cancel, 1)
            tried(world, keeping.keep_note, text)
            tried(world, keeping.keep_question, text, BEN)
            tried(world, keeping.keep_action, Commitment(BEN, text, None, text, 5, text))
            tried(world, capturing.capture, f"! {text} > {text}")
            tried(world, attendance.add_guest, f"{text} {number}")
            tried(world, attendance.give_role, text, BEN)
            tried(world, attendance.set_detail, "topic", text)
            tried(world, attendance.give_word, BEN, "check-in", text)
            tried(world, bids.bid, BEN, text)
            tried(world, review.give_pulse, BEN, f"7 {text}")
            tried(world, setbook.add_member, f"{text} {number}", TODAY)
            tried(world, setbook.change_charter, (text, "kept here"), TODAY)
        assert not harmful_kept(world.live.log), ascii(start)
        assert not harmful_kept(world.live.session), ascii(start)
        assert not harmful_kept(world.book), ascii(start)


@pytest.mark.parametrize("texts", [EVERY, COUPLED], ids=["every", "coupled"])
def test_every_way_to_a_widget_and_out_is_safe_whatever_the_disk_held(texts: list[str]) -> None:
    for text in texts:
        for made in (plain(text).plain, cell(text).plain, fit(text, 30), shortened(text), shown(text)):
            assert not harmful_in(made), ascii(text)
        assert not harmful_in(shown(text, lines=True)) - {"U+0009"}
        reading = read_line(text, default="action", people=(), today=TODAY)
        said = read_back(reading, people=(), today=TODAY, next_session=None)
        assert not any(harmful_in(plain(words).plain) for _, words in said)
        assert all(not harmful_in(name) for name in member_names(text))


def test_what_a_step_says_and_what_the_strike_asks_is_safe_for_raw_words() -> None:
    world = World().exploring()
    for text in EVERY:
        world.keep((f.Captured(world.session.next_entry, f.Question(BEN, text), None, 1),))
        assert not harmful_in(plain(describe(world.last, world.live)).plain)
    for text in EVERY[::20]:
        world.keep((f.GuestCame(f.Seat(-1, text)), f.WordGiven(-1, "learning", text)))
        target = Caught(world.session.entries[0].id)
        words = question(world.session, target, strike(world.live, target))
        assert not harmful_in(words)
        for choice in places(world.session):
            assert not harmful_in(plain(choice.words + choice.tells).plain)


def test_the_exported_record_and_what_is_copied_hold_no_harm_but_all_letters() -> None:
    world = World(policy=Policy.ALL).opened(SMALL)
    for text in map(poisoned, EVERY):
        id = world.session.next_entry
        world.keep((f.Captured(id, f.Commitment(BEN, text, None, text, 5, text), None, None),))
        world.keep((f.Captured(id + 1, f.Question(BEN, text), None, None),))
    for detail in ("topic", "goal", "place", "facilitator"):
        world.keep((f.DetailSet(detail, poisoned(FAMILY + PERSIAN)),))
    text = session_markdown(seal(world.book, world.session, world.now), 1)
    assert not harmful_in(text)
    assert FAMILY in text and PERSIAN in text
    sent: list[str] = []
    SystemClipboard(send=sent.append, environ={"SSH_TTY": "x", "PATH": ""}).copy("\n".join(EVERY))
    assert not harmful_in(sent[0]) - {"U+0009"}
    sent[0].encode("utf-8")


def test_every_file_name_is_a_plain_one() -> None:
    for text in SIX_HUNDRED:
        name = safe_name(text)
        assert re.fullmatch(r"[\w][\w -]*", name), ascii(text)
        assert len(name.encode("utf-8", "surrogatepass")) <= 190 and not harmful_in(name)
        assert name.split(".")[0].upper() not in {"CON", "NUL", "PRN", "AUX", "COM1", "LPT1"}


@each("text", SCRIPTS)
def test_no_script_is_harmed_on_its_way_in_and_out(text: str) -> None:
    world = World().exploring().do(keeping.keep_note, text)
    (entry,) = world.session.entries
    assert entry.content.text == text.strip()
    assert plain(entry.content.text).plain == text.strip()
