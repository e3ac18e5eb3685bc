"""A number with its noun, as every sentence of ours says it."""


def counted(count: int, what: str) -> str:
    """`1 slot`, `2 slots`: how many there are of something whose plural ends in s."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def are(count: int, what: str) -> str:
    """`1 slot is`, `2 slots are`: the same at the head of a sentence."""
    return f"{counted(count, what)} {'is' if count == 1 else 'are'}"
