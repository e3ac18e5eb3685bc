"""Signs of ours, and what stands for them where the font of a console lacks some or plain ones are wanted."""

import os

_CONSOLE = os.environ.get("TERM", "").startswith("linux")
ASCII = os.environ.get("ALS_TUI_SIGNS") == "plain"
"""Whether every sign of board, timer and room has its twin, for a terminal that shows no others."""
HALVES = not (_CONSOLE or ASCII)
"""Whether half blocks can be drawn."""


def _there(sign: str, twin: str) -> str:
    """A sign that no console font has."""
    return sign if HALVES else twin


def _alone(sign: str, twin: str) -> str:
    """A sign that every console font has."""
    return twin if ASCII else sign


DONE = _there("✓", "+")
"""Before what was done."""
HELPED = _there("★", "*")
"""Before a question that helped."""
HERE = _alone("●", "*")
"""Who is here, what is done."""
LATE = _there("◔", "l")
"""Who came late."""
TO_COME = _there("○", "o")
"""What is still to come."""
PRESENTS = _there("◆", "P")
"""Who presents, or has a slot."""
RUNS = _alone("▶", ">")
"""Who has the floor, and the phase that runs."""
HAND = _alone("▲", "^")
"""A hand that is up."""
POINTS, BACK = _alone("▸", ">"), _alone("◂", "<")
"""The field under the cursor, what comes after and what before."""
STOPPED = _alone("■", "#")
"""Before what stops the set."""
FULL, HALF, REST = _alone("━", "="), _alone("╸", "-"), _alone("─", "-")
"""The course line: what is gone, half a cell of it, and what is left."""
SOLID = _alone("█", "#")
"""A point of a big digit."""
HALF_BLOCKS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
"""What stands for two points, one above the other, where half blocks can be drawn."""
