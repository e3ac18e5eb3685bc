r"""The journal's lines, one for each step and each mark.

    1 crc32 seq {json}\n

`1` is the format, and the checksum covers all of the line but itself. A step's `seq` is its own number, one
above the last step's, so that a missing one shows. A mark is no step: it carries the number of the step it follows,
and undo never sees it. Of `beat` (the program was alive) and of each `draft` (a text being typed) the last counts.
`start` is a journal's first line, so that one which lost its beginning shows, and one of another set. `cut` is where
a seal or a strike came: the drafts before it are to be forgotten, and those that stay stand anew behind it.
"""

import re
from collections.abc import Mapping

from als_tui.domain.session.facts import Step
from als_tui.domain.timing import Stamp
from als_tui.storage.format.codec import body_text, decode_step, encode, encode_stamp, read_body
from als_tui.storage.format.migration import schema, step_now
from als_tui.storage.format.plain import Json, Malformed, Newer, crc, dump, is_count, parse
from als_tui.value import Value

_FORMAT = b"1"
_LINE = re.compile(rb"([0-9A-Za-z]{1,8}) ([0-9a-f]{8}) ((0|[1-9][0-9]{0,15}) (\{.*\}))", re.DOTALL)


class JournalLine(Value):
    """A line whose checksum is right."""

    seq: int
    body: dict[str, Json]
    """What stands in the braces, without the schema, and as today's has it; nothing where the step was read at once."""
    schema: int
    """The one that the line was written in."""
    read: Step | None = None

    def step(self) -> Step:
        """The step in the line; raises Malformed."""
        step = self.read or decode_step(self.body)
        if step.seq != self.seq:
            raise Malformed(f"step {step.seq} stands in the line of step {self.seq}")
        return step


def step_line(step: Step) -> bytes:
    """The line that keeps a step."""
    return _framed(step.seq, body_text(step, schema()))


def start_lines(set_id: str, seq: int, *, cut: bool) -> bytes:
    """The first line of a journal that goes on from step `seq`, with the cut of a seal or strike still under way."""
    return _mark(seq, {"mark": "start", "set": set_id}) + (cut_line(seq) if cut else b"")


def cut_line(seq: int) -> bytes:
    """The line before which no draft counts, once a seal or strike has written its file."""
    return _mark(seq, {"mark": "cut"})


def mark_lines(seq: int, beat: Stamp | None, drafts: Mapping[str, str]) -> bytes:
    """The lines that keep the last sign of life and the texts being typed, after step `seq`."""
    beats = [_mark(seq, {"mark": "beat"} | encode_stamp(beat))] if beat else []
    typed = [
        _mark(seq, {"mark": "draft", "topic": encode(topic), "text": encode(text)})
        for topic, text in drafts.items()
    ]
    return b"".join((*beats, *typed))


def pieces(data: bytes) -> list[bytes]:
    """Split by line feeds alone: of the bytes that a damaged file may hold, no other ends a line."""
    *whole, rest = data.split(b"\n")
    return [piece + b"\n" for piece in whole] + ([rest] if rest else [])


def read_line(raw: bytes) -> JournalLine | None:
    """Read one line with its line feed; None for one that is damaged or not finished.

    Raises Newer, and Malformed if the checksum is right but what it covers is not what als-tui writes.
    """
    found = _LINE.fullmatch(raw, 0, len(raw) - 1) if raw.endswith(b"\n") else None
    if found is None or crc(found[3], found[1]).encode("ascii") != found[2]:
        return None
    if found[1] != _FORMAT:
        raise Newer
    today = schema()
    if (step := read_body(found[5], today)) is not None and is_count(seq := int(found[4])):
        return JournalLine(seq, {}, today, step)
    body = parse(found[5])
    written = body.pop("schema", None)
    if not is_count(written) or written == 0:
        raise Malformed("the line names no schema")
    if written > today:
        raise Newer
    if written < today and "mark" not in body:
        body = step_now(body, written)
    if not is_count(seq := int(found[4])):
        raise Malformed("no als-tui counts so many steps")
    return JournalLine(seq, body, written)


def _mark(seq: int, body: dict[str, Json]) -> bytes:
    return _framed(seq, dump({"schema": schema()} | body))


def _framed(seq: int, body: str) -> bytes:
    rest = f"{seq} {body}".encode("ascii")
    return b"%s %s %s\n" % (_FORMAT, crc(rest, _FORMAT).encode("ascii"), rest)
