"""What a journal says, read line by line: the steps after a checkpoint, and the last of each mark."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from als_tui.domain.session.facts import Step
from als_tui.domain.timing import Stamp
from als_tui.storage.format.codec import decode_stamp
from als_tui.storage.format.lines import JournalLine, pieces, read_line
from als_tui.storage.format.migration import schema
from als_tui.storage.format.plain import Json, Malformed


class Gap(Exception):
    """Steps are missing, and nothing damaged stands where they were."""


_MOST_LOST = 100_000
"""Far more steps than a journal has; lines that say so are believed no more."""


@dataclass(slots=True)
class Replay:
    """A reading of one journal, or of the one before and it; `read` is called for each, oldest first."""

    after: int
    """The checkpoint's step: it and those before it are skipped."""
    forget: bool = False
    """True if of the drafts up to the checkpoint only those behind a cut count, as a seal or a strike asks."""
    steps: dict[int, Step] = field(default_factory=dict)
    """By number, in order."""
    drafts: dict[str, str] = field(default_factory=dict)
    beat: Stamp | None = None
    lost: set[int] = field(default_factory=set)
    """Numbers of steps that stood in damaged lines."""
    damaged: int = 0
    """Damaged lines with good ones after them."""
    end: int = 0
    """Bytes of the last journal read up to the end of its last good line."""
    tail: int = 0
    """Damaged or unfinished lines after that."""
    schema: int = field(default_factory=schema)
    """The oldest one that a line of the last journal read was written in."""
    set_id: str = ""
    """Whose the last journal read is, as its first line says; empty if it has none."""
    _hole: bool = False
    _cut: bool = False

    @property
    def seq(self) -> int:
        """Number of the last step known."""
        return next(reversed(self.steps), self.after)

    def read(self, data: bytes) -> None:
        """Take up one journal; raises Gap, Newer, and Malformed with the line's number."""
        self.damaged += self.tail
        self.end = self.tail = number = end = 0
        self.schema, self.set_id = schema(), ""
        for number, raw in enumerate(pieces(data), 1):
            end += len(raw)
            try:
                taken = self._take(raw)
            except Malformed as error:
                raise Malformed(f"line {number}: {error}") from None
            if taken:
                self.damaged += self.tail
                self.end, self.tail = end, 0
            else:
                self.tail += 1
                self._hole = True
        if self.tail == number > 1:
            raise Malformed("no line of it can be read")

    def _take(self, raw: bytes) -> bool:
        line = read_line(raw)
        if line is None:
            return False
        self.schema = min(self.schema, line.schema)
        self.take(line)
        return True

    def take(self, line: JournalLine) -> None:
        """Take up one line; raises Gap, and Malformed."""
        if "mark" in line.body:
            self._missing(range(self.seq + 1, line.seq + 1))
            self._mark(line)
        elif line.seq > self.seq:
            self._missing(range(self.seq + 1, line.seq))
            self._step(line)
        elif line.seq > self.after and self.steps.get(line.seq) != line.step():
            raise Malformed(f"step {line.seq} stands twice, and differently")

    def _step(self, line: JournalLine) -> None:
        self.steps[line.seq] = line.step()
        self.lost.discard(line.seq)
        self._hole = False

    def _missing(self, steps: range) -> None:
        if steps and not self._hole:
            raise Gap(f"step {steps[0]} is missing")
        if len(steps) > _MOST_LOST:
            raise Gap(f"all steps from {steps[0]} to {steps[-1]} are missing")
        self.lost.update(steps)

    def _mark(self, line: JournalLine) -> None:
        kind, rest = line.body["mark"], _without(line.body, "mark")
        if kind == "beat" and set(rest) == {"at", "boot", "t"}:
            self.beat = decode_stamp(rest)
        elif kind == "draft" and set(rest) == {"topic", "text"} and _texts(rest.values()):
            if self._cut or not self._to_forget(line):
                self.drafts.pop(rest["topic"], None)
                self.drafts |= {rest["topic"]: rest["text"]} if rest["text"] else {}
        elif kind == "cut" and not rest:
            if self._to_forget(line):
                self.drafts, self._cut = {}, True
        elif kind == "start" and set(rest) == {"set"} and _texts(rest.values()):
            self.set_id = rest["set"]
        else:
            raise Malformed("it is neither a step nor a mark")

    def _to_forget(self, line: JournalLine) -> bool:
        return self.forget and line.seq <= self.after


def _without(body: dict[str, Json], key: str) -> dict[str, Json]:
    return {name: value for name, value in body.items() if name != key}


def _texts(values: Iterable[Json]) -> bool:
    return all(isinstance(value, str) for value in values)
