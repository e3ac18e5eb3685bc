"""What an older als-tui wrote, brought to today's schema by plain functions, one version at a time.

A new schema is one more entry in `MIGRATIONS`; if what was written before still reads as it is (a new kind of
fact, a new field with a default), the entry is `Migration()`. `_meta`, the lines' form and the marks that were known
before are the same in all of them. Golden sets and the shape of each schema stay in `tests/golden/`, and a test says so
if the shape changes without a new schema.
"""

from collections.abc import Callable

from als_tui.storage.format.plain import Json, Malformed
from als_tui.value import Value

_UNFORESEEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a migration raises that meets a value no als-tui ever wrote."""
_NEVER_WRITTEN = "an older als-tui wrote the file, but not what stands here"


def _same_document(table: str, document: dict[str, Json]) -> dict[str, Json]:
    return document


def _same_step(step: dict[str, Json]) -> dict[str, Json]:
    return step


class Migration(Value):
    """From one schema to the next; the functions are pure and get plain JSON values, never our classes."""

    document: Callable[[str, dict[str, Json]], dict[str, Json]] = _same_document
    """Table and document to document; also called for both sides of every `Put` in a step."""
    step: Callable[[dict[str, Json]], dict[str, Json]] = _same_step
    """A step as `encode_step` writes it, its `Put`s done already, to such a step."""


def _by_number(table: str, document: dict[str, Json]) -> dict[str, Json]:
    """Schema 5 names the people of a record by their number; who is who stands in its attendance.

    Whom it names without one joins the attendance, as somebody of whom nothing else is known: no name is lost.
    """
    if table != "sessions":
        return document
    people = _People(document["attendance"])
    brought: dict[str, Json] = {
        name: [_without(row, "name") for row in people.met(document.get(name, []), key)]
        for name, key in (("presented", "person"), ("counts", "person"), ("questions", "asker"))
    }
    brought |= {
        name: [
            _without(row, "name") | {"person": people.number(row["name"])} for row in document.get(name, [])
        ]
        for name in ("words", "pulse", "checks")
    }
    brought |= {
        name: document[name] and [people.number(each) for each in document[name]]
        for name in ("bids_lost", "agreed", "refused")
        if name in document
    }
    brought["progress"] = [_without(row, "name") for row in document.get("progress", [])]
    brought["roles"] = [[role, people.number(name)] for role, name in document.get("roles", [])]
    if led_by := people.known.get(document.get("facilitator", ""), 0):
        brought |= {"led_by": led_by, "facilitator": ""}
    return document | brought | {"attendance": people.attendance}


class _People:
    """Who is who in a record: the attendance, and whom else it turns out to name."""

    def __init__(self, attendance: list[Json]) -> None:
        self.attendance = [*attendance]
        self.known: dict[str, int] = {"": 0} | {each["name"]: each["person"] for each in attendance}

    def number(self, name: str) -> int:
        """Whose name it is; one that nobody has is a guest's from now on."""
        if name not in self.known:
            self._add(min(0, *self.known.values()) - 1, name)
        return self.known[name]

    def met(self, rows: list[Json], key: str) -> list[Json]:
        """The rows, now that all whom they number and name are known."""
        for row in rows:
            if row[key] not in self.known.values():
                self._add(row[key], row["name"])
        return rows

    def _add(self, person: int, name: str) -> None:
        self.known[name] = person
        self.attendance.append({"person": person, "name": name, "presence": "", "guest": person < 0})


def _without_count(table: str, document: dict[str, Json]) -> dict[str, Json]:
    """Schema 6 says of a module whether it was moved, where 5 counted all changes; of one off that cannot be told."""
    if table != "modules":
        return document
    return _without(document, "sequence") | {"moved": document.get("state") == "moved"}


def _with_promise(table: str, document: dict[str, Json]) -> dict[str, Json]:
    """Schema 7 says of an action what was promised beside when it is due; a document of 6 knows one day alone."""
    return document | {"promised": document.get("due")} if table == "actions" else document


def _without(row: dict[str, Json], key: str) -> dict[str, Json]:
    return {name: value for name, value in row.items() if name != key}


MIGRATIONS: tuple[Migration, ...] = (
    Migration(),  # 2: turn modes, hands, interventions, time away, decisions, check rounds, helpful questions
    Migration(),  # 3: an earlier intervention is put right; a 1-10 is taken back; somebody passes
    Migration(),  # 4: a journal starts with its set's id; a cut in it says which drafts a strike leaves
    Migration(document=_by_number),  # 5: people by number in records; modules; what a member brings along
    Migration(document=_without_count),  # 6: a logbook; what a record tells later; what the organisation gets
    Migration(document=_with_promise),  # 7: the day that was promised; hands' words and order, limits
)
"""The first one leads from schema 1 to 2, and so on."""


def schema() -> int:
    """Version of what this als-tui writes, in `set.json` and in each line of the journal alike."""
    return len(MIGRATIONS) + 1


def document_now(table: str, document: dict[str, Json], written: int) -> dict[str, Json]:
    """Bring a document of schema `written` to today's; raises Malformed."""
    try:
        for migration in MIGRATIONS[written - 1 :]:
            document = migration.document(table, document)
    except _UNFORESEEN:
        raise Malformed(_NEVER_WRITTEN) from None
    return document


def step_now(step: dict[str, Json], written: int) -> dict[str, Json]:
    """Bring a step of schema `written` to today's; raises Malformed."""
    try:
        for migration in MIGRATIONS[written - 1 :]:
            step = migration.step(_with_documents(step, migration))
    except _UNFORESEEN:
        raise Malformed(_NEVER_WRITTEN) from None
    return step


def _with_documents(step: dict[str, Json], migration: Migration) -> dict[str, Json]:
    return step | {"facts": [_with_sides(fact, migration) for fact in step["facts"]]}


def _with_sides(fact: dict[str, Json], migration: Migration) -> dict[str, Json]:
    if fact["fact"] != "Put":
        return fact
    sides = {name: fact[name] for name in ("before", "after")}
    return fact | {
        name: None if side is None else migration.document(fact["table"], side)
        for name, side in sides.items()
    }
