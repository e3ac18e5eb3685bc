"""What is said of how many members a set has."""

USUAL = (5, 8)
"""Members that a set usually has: the middle of what is published (4 to 8, WIAL-USA; 5 to 8, our default)."""
_FEW = "as fewer bring too few different views"
_MANY = "as with more not all get to speak and to present"


def unusual(count: int) -> str:
    """What is to be said of so many members, behind their number; nothing if so many are usual."""
    least, most = USUAL
    if least <= count <= most:
        return ""
    return f": sets usually have {least} to {most}, {_FEW if count < least else _MANY}"
