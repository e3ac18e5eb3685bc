"""From a key to the screen: a typed one against a bare field, one of the board, and the bytes that answer it."""

import statistics
from collections.abc import Iterator

from benchmarks.bench import BOARD, BOARD_WORD, FIELD, FLOOR_WORD, LOADED, Bench, p99
from benchmarks.one_slot import keys_of_a_slot
from benchmarks.probe import Probe, settings
from benchmarks.row import Row


def rows(bench: Bench) -> Iterator[Row]:
    """Keys of the capture line in turn with those of the bare field; bytes are the median's, so that no tick counts."""
    data = bench.board("keys")
    field, board = Probe(FIELD, settings(data)), Probe(BOARD, settings(data))
    field.until(FLOOR_WORD)
    board.until(BOARD_WORD)
    board.rest(LOADED)
    seats = sorted(board.key("23456"[turn % 5]) * 1000 for turn in range(bench.keys))
    board.key("c")
    board.rest(0.5)
    low, ours = _Pressed(field), _Pressed(board)
    for turn in range(bench.keys):
        letter = "abcdefgh "[turn % 9]
        low.press(letter)
        ours.press(letter)
    field.end()
    board.end()
    took, least = statistics.median(ours.times), statistics.median(low.times)
    yield Row("typed key to screen, p50", took, least, "ms", 1.2, 1.0)
    yield Row("typed key to screen, p99", p99(ours.times), p99(low.times), "ms", 1.4, 1.0)
    sent, most = statistics.median(ours.written), statistics.median(low.written)
    yield Row("bytes a typed key", sent, most, "B", 120, 80, ratio=False)
    yield Row("floor key to screen, p50", statistics.median(seats), None, "ms", 16, 8)
    yield Row("keys for one slot, by hand", keys_of_a_slot(), None, "", 70)


class _Pressed:
    """Keys of one program, with what each took and wrote."""

    def __init__(self, probe: Probe) -> None:
        self._probe = probe
        self.times: list[float] = []
        self.written: list[int] = []

    def press(self, key: str) -> None:
        self._probe.rest(0.05)
        before = self._probe.written
        self.times.append(self._probe.answer(key) * 1000)
        self._probe.rest(0.03)
        self.written.append(self._probe.written - before)
