"""Whether a folder lies on another machine's disk, where locks and syncs do not promise what they do here."""

from pathlib import Path

from als_tui.late import late

MOUNTS = Path("/proc/mounts")
"""What Linux has mounted where; elsewhere there is no such file, and nothing is said."""

_KINDS = late(r"nfs[0-9]*|cifs|smb[0-9]*|smbfs|fuse\.sshfs")
_ESCAPED = late(r"\\([0-7]{3})")


def network_warning(place: Path, mounts: Path | None = None) -> str:
    """What to tell of a folder on a network file system; empty if it lies on a disk of this machine."""
    kind = _kind_under(place, mounts or MOUNTS)
    if not _KINDS.fullmatch(kind):
        return ""
    return (
        f"The sets lie on another machine's disk ({kind}), which may not keep what it says it kept, nor keep a "
        "second als-tui out. A folder of this machine is safer (--data)."
    )


def _kind_under(place: Path, mounts: Path) -> str:
    """Kind of the file system that holds a folder: the one mounted nearest above it, the last if there are two."""
    try:
        rows = [row.split(" ") for row in mounts.read_text("utf-8", "surrogateescape").splitlines()]
        above = {str(place.resolve()), *map(str, place.resolve().parents)}
    except OSError:
        return ""
    found = [(_plain(row[1]), row[2]) for row in rows if len(row) > 2]
    nearest = max((len(point) for point, _ in found if point in above), default=0)
    return next((kind for point, kind in reversed(found) if point in above and len(point) == nearest), "")


def _plain(point: str) -> str:
    r"""A mount point with its spaces (`\040`) and the like as they are."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 8)), point)
