"""The README as a package index shows it: alone, so that a link into the sources becomes the name of its file."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_INTO_THE_SOURCES = re.compile(r"\[([^]]*)\]\((?!https?://|#)([^)#]+)[^)]*\)")


def alone(readme: str) -> str:
    """The text without links that only the sources can follow."""
    return _INTO_THE_SOURCES.sub(
        lambda link: f"`{link[2]}`" if link[1] == link[2] else f"{link[1]} (`{link[2]}`)", readme
    )


class ReadmeHook(MetadataHookInterface):
    """Called by hatchling for each wheel and each archive of the sources."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Hand the README on as the index shows it."""
        text = alone((Path(self.root) / "README.md").read_text("utf-8"))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
