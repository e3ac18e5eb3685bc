"""Files of a set as no als-tui writes them: more than a hundred of them, each with a name."""

import copy
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from als_tui.domain.session.facts import Step
from als_tui.storage.format.codec import encode_step
from als_tui.storage.format.plain import canonical, crc, dump
from tests.storage.world import OPENED, Desk, folder_of, new_set, stamp

Bytes = Callable[[bytes], bytes]
DEEP = 100_000


def a_set(place: Path, *, generations: bool) -> Path:
    """A set with an open session, two checkpoints and a journal after them; or without any older file."""
    folder = folder_of(place, new_set(place))
    desk = Desk.at(place)
    desk.do(OPENED)
    for text in ("one", "two", "three", "four"):
        desk.say(text)
        if text in ("one", "three"):
            desk.checkpoint()
    desk.journal.close()
    if not generations:
        for name in ("set.json.1", "set.json.2", "journal.1"):
            (folder / name).unlink()
    return folder


def signed(told: Any) -> bytes:
    """A `set.json` whose checksum is right, whatever else it holds."""
    meta = {key: value for key, value in told["_meta"]["1"].items() if key != "crc"}
    rest = {name: table for name, table in told.items() if name != "_meta"}
    meta["crc"] = crc(canonical(rest).encode(), canonical(meta).encode())
    return dump({"_meta": {"1": meta}} | rest).encode()


def line(seq: object, body: str, form: str = "1") -> bytes:
    """A journal's line whose checksum is right, whatever else it holds."""
    rest = f"{seq} {body}".encode()
    return b"%s %s %s\n" % (form.encode(), crc(rest, form.encode()).encode(), rest)


def changed(change: Callable[[Any], object]) -> Bytes:
    def to(data: bytes) -> bytes:
        told = json.loads(data)
        change(told)
        return signed(told)

    return to


def put(*path: str, value: object) -> Bytes:
    """Something else at a place of the file."""

    def change(told: Any) -> None:
        for key in path[:-1]:
            told = told[key]
        told[path[-1]] = value

    return changed(change)


def of_file() -> Iterator[tuple[str, Bytes]]:
    """Names and makers of malformed `set.json` files."""
    for raw in (b"", b"null", b"[]", b"42", b'"a"', b"{", b"{}", b"\0" * 4096, b"\xff\xfe", b'{"_meta": {}}'):
        yield f"only {raw[:20]!r}", lambda data, raw=raw: raw  # type: ignore[misc]
    yield "a byte order mark", lambda data: b"\xef\xbb\xbf" + data
    yield "UTF-16", lambda data: data.decode().encode("utf-16")
    yield "rest of a longer file", lambda data: data + data[-40:]
    yield "NaN", lambda data: data.replace(b'"seq":5', b'"seq":NaN', 1).replace(b'"seq":4', b'"seq":NaN', 1)
    yield "the same key twice", lambda data: data.replace(b'"profile":', b'"members":{},"profile":', 1)
    yield "brackets without end", lambda data: b"[" * DEEP
    yield "objects without end", lambda data: b'{"a":' * DEEP
    yield "a number without end", lambda data: re.sub(rb'"schema":\d+', b'"schema":' + b"9" * 9999, data)
    for part in range(1, 12):
        yield f"cut at {part}/12", lambda data, part=part: data[: len(data) * part // 12]  # type: ignore[misc]
    yield from of_tables()
    yield from of_meta()


def of_tables() -> Iterator[tuple[str, Bytes]]:
    """Files whose tables are none, and whose checksum is right."""
    for key in ("0", "-1", "01", "1.5", "x", "", "9" * 30, "١"):
        yield f"a member with the id {key!a}", put("members", key, value={"name": "Ana"})
    wrongs: tuple[object, ...] = (None, [], "x", 5, {"x": {}}, {"1": []}, {"1": None})
    for wrong in wrongs:
        for table in ("profile", "members", "log"):
            yield f"{table} is {wrong!r}", put(table, value=wrong)
    yield "a table nobody knows", put("guests", value={"1": {}})
    yield "no profile", changed(lambda told: told.pop("profile"))
    yield "two profiles", changed(lambda told: told["profile"].update({"2": told["profile"]["1"]}))
    yield "half a surrogate pair", put("profile", "1", "name", value="\ud800")


def of_meta() -> Iterator[tuple[str, Bytes]]:
    """Files that say wrong things of themselves."""
    for key, values in {
        "schema": (0, -1, "1", True, None, 1.0, 99),
        "seq": (-1, "5", None, 1.5, True),
        "set_id": (5, None, "0123456789abcdef", "\ud800"),
        "created": (5, None),
        "scrub": (False, 1, "yes"),
        "more": (1,),
    }.items():
        for value in values:
            yield f"_meta.{key} is {value!a}", put("_meta", "1", key, value=value)
    yield "_meta without seq", changed(lambda told: told["_meta"]["1"].pop("seq"))


def of_fields(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The same file with each field of each kind of document, and of a step, of a wrong kind; and one field more."""
    told = json.loads(data)
    for table in ("profile", "members", "charter", "log"):
        number = next(iter(told[table]))
        for field in (*told[table][number], "more"):
            wrongs: tuple[object, ...] = ({"no": 1}, [[]])
            for wrong in wrongs:
                other = copy.deepcopy(told)
                other[table][number][field] = wrong
                yield f"{table}.{number}.{field}: {wrong}", signed(other)


def of_journal() -> Iterator[tuple[str, Bytes]]:
    """Names and makers of malformed journals; a line with a right checksum that says nonsense is among them."""
    for raw in (b"null\n" * 2, b"{}\n[]\n", b"\0" * 4096, b"\n\n\n", b"not a journal at all\nnot a line\n"):
        yield f"only {raw[:20]!r}", lambda data, raw=raw: raw  # type: ignore[misc]
    yield "a byte order mark", lambda data: b"\xef\xbb\xbf" + data
    yield "lines ended as on Windows", lambda data: data.replace(b"\n", b"\r\n")
    yield "UTF-16", lambda data: data.decode().encode("utf-16")
    yield "a damaged line among good ones", lambda data: data.replace(b"four", b"for4", 1) + line_after(data)
    for part in range(1, 6):
        yield f"cut in its last line, {part}", lambda data, part=part: data[:-part]  # type: ignore[misc]
    for name, body in {
        "null": "{}",
        "no schema": '{"mark":"beat"}',
        "schema 0": '{"schema":0}',
        "schema True": '{"schema":true}',
        "a newer schema": '{"schema":99}',
        "NaN": '{"schema":1,"step":NaN}',
        "the same key twice": '{"schema":1,"schema":1}',
        "no facts": '{"schema":1,"step":9}',
        "an unknown fact": dump(
            {"schema": 1} | encode_step(Step(9, stamp(1), ())) | {"facts": [{"fact": "Sung"}]}
        ),
        "an unknown mark": '{"schema":1,"mark":"song"}',
        "a draft of numbers": '{"schema":1,"mark":"draft","topic":1,"text":2}',
        "a beat without a time": '{"schema":1,"mark":"beat","at":"noon","boot":[],"t":0}',
        "nested too deep": '{"schema":1,"x":' + "[" * 50_000 + "]" * 50_000 + "}",
    }.items():
        yield f"a line of {name}", lambda data, body=body: data + line(6, body)  # type: ignore[misc]
    yield "a newer form of line", lambda data: data + line(6, "{}", form="2")
    yield "a step missing", lambda data: data + line(99, line_body(data, 99))
    yield (
        "a step twice, and differently",
        lambda data: data + line(5, line_body(data, 5).replace("four", "five")),
    )
    yield "another step in the line", lambda data: data + line(6, line_body(data, 5))


def line_body(data: bytes, seq: int) -> str:
    """The last step of a journal under another number."""
    step = data.splitlines()[-1].split(b" ", 3)[3].decode()
    told = json.loads(step)
    return dump(told | {"step": seq})


def line_after(data: bytes) -> bytes:
    return line(6, line_body(data, 6))


def odd(path: Path, kind: str) -> None:
    """Something that is no plain file in the place of one."""
    data = path.read_bytes()
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        elsewhere = path.parent.parent.parent / "elsewhere"
        elsewhere.write_bytes(data)
        path.symlink_to(elsewhere)
