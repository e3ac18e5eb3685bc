"""The pictures of the pages show the program as it is, stay small, and ask nothing of the network."""

import re
from pathlib import Path

import pytest

from docs.picture import FOLDER, WAY, draw

LARGEST = 40 * 1024


def words(picture: str) -> list[str]:
    """What a picture says, piece by piece; how it is drawn is left to the library that draws it."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)


@pytest.mark.long
async def test_the_pictures_show_the_program_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("ALS_TUI_CONFIG", str(tmp_path))
    for name, picture in (await draw(tmp_path)).items():
        kept = (FOLDER / f"{name}.svg").read_text("utf-8")
        assert words(kept) == words(picture), f"{name}.svg: python -m docs.picture draws it anew"
        assert len(words(kept)) > 10


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.svg")), ids=lambda file: file.name)
def test_a_picture_is_made_by_the_command_small_and_shown(file: Path) -> None:
    picture = file.read_text("utf-8")
    assert file.stem in WAY
    assert len(picture.encode()) <= LARGEST
    assert picture.count("http") == 1, "the name of the SVG language only"
    assert any(f"({file.name})" in page.read_text("utf-8") for page in FOLDER.glob("*.md"))
