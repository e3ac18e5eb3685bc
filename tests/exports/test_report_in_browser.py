"""The report in a real browser, if there is one: it follows the colours that are wished for, and prints on A4."""

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from als_tui.domain.programme.readers import ReportReader
from als_tui.exports.paper import DARK, LIGHT
from als_tui.exports.report.page import report_page
from tests.seeded import TODAY, programme

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        BROWSER is None, reason="no chromium, chromium-browser or google-chrome is on the PATH"
    ),
]


def browse(folder: Path, *options: str) -> str:
    """Open the facilitator's report; what the browser complains of."""
    file = folder / "report.html"
    file.write_text(report_page(programme(), TODAY, ReportReader.FACILITATOR), "utf-8")
    own = f"--user-data-dir={folder / 'profile'}"
    usual = ("--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", own)
    done = subprocess.run(
        [str(BROWSER), *usual, *options, file.as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stderr


def corner(picture: Path) -> bytes:
    """The colour of a PNG's first dot, which no filter of PNG changes."""
    held = picture.read_bytes()
    rows = zlib.decompressobj().decompress(held[held.index(b"IDAT") + 4 :], 4)
    return rows[1:4]


@pytest.mark.parametrize(("wish", "paper"), [("1", LIGHT["paper"]), ("0", DARK["paper"])])
def test_it_is_light_or_dark_as_wished_and_its_policy_holds(tmp_path: Path, wish: str, paper: str) -> None:
    picture = tmp_path / "report.png"
    said = browse(tmp_path, f"--screenshot={picture}", f"--blink-settings=preferredColorScheme={wish}")
    assert corner(picture) == bytes.fromhex(paper[1:])
    assert "Content Security Policy" not in said


def test_it_prints_on_a4(tmp_path: Path) -> None:
    printed = tmp_path / "report.pdf"
    browse(tmp_path, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes())
    assert 4 < len(boxes) < 15
    assert {(round(float(wide)), round(float(tall))) for wide, tall in boxes} == {(595, 842)}
