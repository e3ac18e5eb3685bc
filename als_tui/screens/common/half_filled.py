"""A form that is half filled in, as the text of a draft."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Protocol

Values = Mapping[str, str]
"""What stands in the fields of a form, by their names."""


class Drafts(Protocol):
    """Where half-typed words are kept, as the engine does for an open set."""

    @property
    def drafts(self) -> Mapping[str, str]:
        """What was typed and not kept, by topic."""

    def draft(self, topic: str, text: str) -> None:
        """Keep what is being typed; an empty text forgets it."""


def spell_values(kept: Values, values: Values) -> str:
    """The text for what of `values` is to be kept; of a form of one field, the words that stand in it."""
    return next(iter(values.values())) if len(values) == 1 else json.dumps(dict(kept), ensure_ascii=False)


def read_values(text: str, usual: Values) -> dict[str, str]:
    """What was kept of a form's fields; of one that has others now, those that it has still."""
    if text and len(usual) == 1:
        return dict.fromkeys(usual, text)
    with suppress(ValueError, TypeError):
        return {str(name): str(words) for name, words in dict(json.loads(text)).items() if name in usual}
    return {}
