"""The sheet of a process: worked out for a set, in Markdown and as a page to print, with nobody's words as markup."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import product

from als_tui.domain.process.definition import Process
from als_tui.domain.telling.sheet import make_sheet
from als_tui.exports.sheet import sheet_html, sheet_markdown
from als_tui.storage.own.process_file import read_process
from als_tui.storage.own.processes import load_processes
from als_tui.value import replace
from tests.storage.own.test_processes import GOOD
from tests.tables import each

SHIPPED = load_processes(None)[0]
HOSTILE = "</title><script src=//x>&\"'<img onerror=x> | `*_#"

TROIKA = """\
# Troika, three short consultations

Three people, each of them client once, while the two others consult behind
the client's back. The source counts 30 minutes in all; this plan counts the
longer ends of its steps, and our own minutes to open and to close. A larger
set splits into threes.

- For 3 members and 45 minutes at hand.
- 3 slots of 11 min · frame 12 min · 45 of 45 min
- It uses the longest minutes where a range is given.

## Opening, 7 min

### Arrive

- Time: 2 min (own)
- Who:  Everyone may speak.
- Say:  Find your three. What is said stays with the three of you.

### Last time

- Time: 3 min (own)
- Who:  Each in turn, no interruptions.
- Say:  Did you take something along last time? A sentence each on what came
        of it.

### Think of your question

- Time: 1 min (TROIKA)
- Who:  Nobody speaks.
- Say:  In silence: what is your challenge, and what help would you like?

### Who is client first

- Time: 1 min (own)
- Who:  Everyone may speak.
- Say:  Who is client first, and who after that?

## Each of 3 slots, 11 min

### The client's question

- Time: 2 min (1 to 2, TROIKA)
- Who:  Only the presenter speaks.
- Say:  Client, what is your question? The other two listen.

### Clarify

- Time: 2 min (1 to 2, TROIKA)
- Who:  The set asks, the presenter answers.
- Say:  A few clarifying questions, please, and no ideas yet.

### The consultants talk

- Time: 5 min (4 to 5, TROIKA)
- Who:  The set speaks, the presenter listens.
- Say:  Client, please turn your chair round and take notes. The two of you
        talk as if nobody listened.

### What was valuable

- Time: 2 min (1 to 2, TROIKA), protected time
- Who:  Only the presenter speaks.
- Say:  Turn back, please. What was worth most to you, and what will you do
        with it?

## Closing, 5 min

### Review

- Time: 5 min (own), protected time
- Who:  Everyone may speak.
- Say:  From 1 to 10, how did that work? How was it to listen with your back
        to the others?

Minutes marked own come from none of these sources:

- TROIKA: liberatingstructures-uncovered.com/troika-consulting
- TROIKA2:
  dhirubhai.net/pulse/liberating-structures-troika-consulting-jan-willem-rutten-uytje
"""


class Seen(HTMLParser):
    """The tags and the text of a page, as a browser would find them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile() -> Process:
    """A process of somebody's own with markup wherever words can stand."""
    words = HOSTILE.replace("'", "\\u0027").replace('"', '\\"')
    text = GOOD.replace('title = "Mine"', f'title = "{words}"\nabout = "{words}"')
    text = text.replace('title = "Tell"', f'title = "{words}"\nsay = "{words}"')
    return read_process(text.replace('source = "own"', f'source = "{words}"').encode())


def test_the_sheet_of_a_troika_reads_like_this() -> None:
    assert sheet_markdown(make_sheet(SHIPPED["troika"], 3, 45)) == TROIKA


def test_the_page_says_what_the_markdown_says() -> None:
    sheet = make_sheet(SHIPPED["timed-slot"], 6, 180)
    text = Seen(sheet_html(sheet)).text
    assert "3 slots of 40 min · frame 60 min · 180 of 180 min" in text
    assert "15 min (10 to 15, PCI-FAQ)" in text
    assert "In a fixed order, one question and one follow-up each." in text
    for part in sheet.parts:
        assert part.heading in text
        assert all(row.phase.title in text and row.phase.say in text for row in part.rows)


@each("process", SHIPPED.values())
def test_a_page_loads_nothing_and_runs_nothing(process: Process) -> None:
    seen = Seen(sheet_html(make_sheet(process, 6, process.minutes)))
    assert not {"script", "link", "img", "iframe", "form", "a"} & {tag for tag, _ in seen.tags}
    assert not any(
        name in ("src", "href", "style") or name.startswith("on") for _, a in seen.tags for name in a
    )
    assert "url(" not in seen.text and "@import" not in seen.text


def test_the_policy_of_the_page_allows_its_own_style_and_nothing_else() -> None:
    page = sheet_html(make_sheet(SHIPPED["half-day"], 6, 210))
    policy = next(
        a["content"] for tag, a in Seen(page).tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None and policy is not None
    assert f"style-src 'sha256-{b64encode(sha256(style[1].encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'")


def test_what_people_write_into_a_process_is_text_on_the_page() -> None:
    plain, seen = (
        Seen(sheet_html(make_sheet(one, 6, 90))) for one in (read_process(GOOD.encode()), hostile())
    )
    assert [tag for tag, _ in seen.tags] == [tag for tag, _ in plain.tags]
    assert seen.text.count(HOSTILE) >= 7


def test_what_people_write_into_a_process_is_text_in_markdown() -> None:
    text = sheet_markdown(make_sheet(hostile(), 6, 90))
    assert re.search(r"(?<!\\)[<|`*_]", text) is None
    assert "\\<script src=//x>" in text


@each("process", SHIPPED.values())
def test_every_source_of_a_shipped_process_leads_somewhere(process: Process) -> None:
    sources = make_sheet(process, 6, process.minutes).sources
    assert sources and all(where for _, where in sources)


def test_a_source_that_only_its_author_knows_stands_by_its_name() -> None:
    sheet = make_sheet(replace(SHIPPED["troika"], sources=("Grandmother",)), 3, 45)
    assert sheet_markdown(sheet).endswith("sources:\n\n- Grandmother\n")
    assert "<li>Grandmother</li>" in sheet_html(sheet)


def test_control_characters_reach_neither_of_them() -> None:
    process = replace(SHIPPED["troika"], title="A\x1b]0;x\x07B\u202eC")
    for text in (sheet_markdown(make_sheet(process, 3, 45)), sheet_html(make_sheet(process, 3, 45))):
        assert not set("\x1b\x07\u202e") & set(text)


def test_the_rest_of_a_slot_is_worked_out_and_a_phase_without_minutes_says_so() -> None:
    text = sheet_markdown(make_sheet(SHIPPED["airtime-hour"], 6, 150))
    assert "35 min (the rest of the slot, BOND)" in text
    assert "- Time: no set time" in text
    assert "4 phases without minutes come on top." in text


def test_a_break_stands_on_the_sheet_only_where_a_slot_follows_it() -> None:
    assert "After slot 1, 15 min" in sheet_markdown(make_sheet(SHIPPED["half-day"], 6, 210))
    assert "After slot 1" not in sheet_markdown(make_sheet(SHIPPED["half-day"], 6, 100))


def test_a_sheet_for_too_little_time_says_how_far_it_runs_over() -> None:
    assert "- ! It runs 31 min over the time at hand." in sheet_markdown(
        make_sheet(SHIPPED["half-day"], 6, 60)
    )


@each(("process", "members"), product(SHIPPED.values(), [1, 6, 12]))
def test_the_parts_of_a_sheet_add_up_to_its_plan(process: Process, members: int) -> None:
    sheet = make_sheet(process, members, process.minutes)
    for part in sheet.parts:
        spare = sheet.plan.spare if part.rows[0].phase in process.slot else 0
        assert sum(row.minutes or 0 for row in part.rows) + spare == part.minutes
    outside = [part.minutes for part in sheet.parts if part.rows[0].phase not in process.slot]
    assert sum(outside) == sheet.plan.frame
