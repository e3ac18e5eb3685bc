"""`python -m tests.promise.table` prints what the tests tried to break, and `--write` puts it into `docs/promises.md`.

It fails, with words, where a promise was not tried, was broken, or was tried with other code than there is now.
"""

import sys
from collections.abc import Iterator

from docs.marked import with_part
from tests.promise.report import PROMISES, ROOT, Promise, Report, digest, read_report, report_file

PAGE = ROOT / "docs" / "promises.md"
BEGIN, END = "<!-- promises:begin -->", "<!-- promises:end -->"


def main(arguments: list[str]) -> int:
    """Print the table, and where all holds write it if that is asked for; returns the exit status."""
    report = read_report(report_file())
    wrong = list(complaints(report, digest()))
    if report is not None:
        print(table(report))
    for complaint in wrong:
        print(complaint, file=sys.stderr)
    if wrong:
        return 1
    if "--write" in arguments and report is not None:
        PAGE.write_text(with_table(PAGE.read_text("utf-8"), table(report)), "utf-8")
    return 0


def complaints(report: Report | None, code: str) -> Iterator[str]:
    """Yield what keeps the report from showing that all promises hold."""
    if report is None:
        yield "There is no report of the promises. Run: pytest -m promise"
        return
    if report.digest != code:
        yield "The report is older than the code: als_tui/ or tests/ changed since. Run: pytest -m promise"
    for name, tried in report.tests.items():
        if not tried.passed:
            yield f"Failed: {name}"
    for promise in PROMISES:
        yield from _complaints_of(promise, *counts(report, promise))


def _complaints_of(promise: Promise, attempts: int, failures: int) -> Iterator[str]:
    if not attempts:
        yield f"Nobody tried to break the promise {promise.name!r}."
    elif attempts < promise.least:
        yield f"The promise {promise.name!r} was tried {attempts} times; {promise.least} are promised."
    if failures:
        yield f"The promise {promise.name!r} was broken {failures} times in {attempts}."


def table(report: Report) -> str:
    """The promises with what was tried, in Markdown; the long runs have a column where there were any."""
    soaked = any(tried.soak for tried in report.tests.values())
    head = ["promise", "tried", "broken", "shown by"]
    rows = [_row(report, promise, soaked) for promise in PROMISES]
    if soaked:
        head.insert(3, "tried in the soak")
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def counts(report: Report, promise: Promise, *, soak: bool = False) -> tuple[int, int]:
    """Attempts and failures of one promise; failures count wherever they happened."""
    kept = [tried for tried in report.tests.values() if promise.name in tried.kept]
    attempts = sum(tried.kept[promise.name][0] for tried in kept if tried.soak is soak)
    return attempts, sum(tried.kept[promise.name][1] for tried in kept)


def with_table(page: str, made: str) -> str:
    """The page with this table between its markers."""
    try:
        return with_part(page, BEGIN, END, made)
    except LookupError as place:
        raise SystemExit(f"docs/promises.md has no place for the table, {place}.") from None


def _row(report: Report, promise: Promise, soaked: bool) -> list[str]:
    attempts, failures = counts(report, promise)
    files = {name.partition("::")[0] for name, tried in report.tests.items() if promise.name in tried.kept}
    cells = [
        promise.words,
        f"{attempts:,}",
        f"{failures:,}",
        ", ".join(f"`{file}`" for file in sorted(files)),
    ]
    if soaked:
        cells.insert(3, f"{counts(report, promise, soak=True)[0]:,}")
    return cells


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
