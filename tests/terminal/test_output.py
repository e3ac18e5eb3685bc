"""The writer never holds up who writes, leaves out what nobody reads, and ends with the last words."""

import os
import pty
import select
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from als_tui.terminal.output import Output
from tests.pace import patience

TIME_OUT = 5.0


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal: where it is read, and where it is written."""
    near, far = pty.openpty()
    tty.setraw(far)
    yield near, far
    os.close(near)
    os.close(far)


def read_until(descriptor: int, end: bytes) -> bytes:
    found = b""
    while not found.endswith(end) and select.select([descriptor], [], [], patience(TIME_OUT))[0]:
        found += os.read(descriptor, 65536)
    assert found.endswith(end), found[-80:]
    return found


def test_what_nobody_reads_is_left_out_and_the_return_is_told(ends: tuple[int, int]) -> None:
    near, far = ends
    returned, pause = threading.Event(), threading.Event()
    output = Output(far, lambda: None, returned.set)
    output.start()
    for frame in range(200):
        output.write(f"frame {frame} ".ljust(3000, "."))
        pause.wait(0.02)
        if output._left_out:
            break
    output.write("never shown")
    assert not returned.is_set()

    found = b""
    while select.select([near], [], [], 0.05 if returned.is_set() else patience(TIME_OUT))[0]:
        found += os.read(near, 65536)
    assert returned.is_set()
    output.write("painted anew")
    found += read_until(near, b"painted anew")
    assert found.startswith(b"frame 0 ") and b"never shown" not in found
    output.finish("bye")
    assert read_until(near, b"bye").endswith(b"bye")


def test_the_last_words_come_even_where_nothing_was_read(ends: tuple[int, int]) -> None:
    near, far = ends
    output = Output(far, lambda: None)
    output.start()
    output.write("secret " * 20_000)
    output.finish("bye")
    assert not output.is_alive()
    found = read_until(near, b"bye")
    assert len(found) < 140_000


@pytest.mark.parametrize("dead", ["pipe", *(["full"] if Path("/dev/full").exists() else [])])
def test_an_output_that_takes_nothing_is_told_once(dead: str) -> None:
    lost: list[str] = []
    told = threading.Event()

    def on_lost() -> None:
        lost.append(dead)
        told.set()

    if dead == "pipe":
        reading, descriptor = os.pipe()
        os.close(reading)
    else:
        descriptor = os.open("/dev/full", os.O_WRONLY)
    output = Output(descriptor, on_lost)
    output.start()
    output.write("words")
    assert told.wait(patience(TIME_OUT))
    output.write("more words")
    output.finish("bye")
    assert lost == [dead]
    os.close(descriptor)
