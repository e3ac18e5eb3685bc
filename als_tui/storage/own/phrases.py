"""Hints and prompts for questions: the shipped ones, and before them those of the user's `questions.toml`."""

from pathlib import Path

from als_tui.domain.asking.phrases import Phrases
from als_tui.storage.own.shipped import shipped

OWN = "questions.toml"
MOST_BYTES = 256 * 1024
"""Such a file has a few kilobytes; far more is some other file."""


def load_phrases(config: Path | None) -> tuple[Phrases, tuple[str, ...]]:
    """Return the user's own hints and prompts, then the shipped ones, and a line `file: key: reason` for each bad part.

    `config` is the user's configuration folder; it need not hold a file of questions, nor exist.
    """
    phrases = shipped().phrases
    own, wrong = _own(config / OWN) if config is not None else (Phrases(), ())
    return Phrases((*own.hints, *phrases.hints), (*own.prompts, *phrases.prompts)), wrong


def _own(path: Path) -> tuple[Phrases, tuple[str, ...]]:
    try:
        if not path.exists():
            return Phrases(), ()
        if not path.is_file():
            return Phrases(), (f"{OWN}: file: is not a plain file",)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        return Phrases(), (f"{OWN}: file: cannot be read: {why}",)
    if len(data) > MOST_BYTES:
        return Phrases(), (f"{OWN}: file: is over {MOST_BYTES // 1024} KiB, far too large for questions",)
    from als_tui.storage.own.phrase_file import read_phrases

    return read_phrases(data, OWN)
