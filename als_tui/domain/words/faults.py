"""What may be told of an error: its kind and its place in the code, never a value, for values are people's words."""


def stopped(error: BaseException | None) -> str:
    """Say that the program had to stop, and what is safe."""
    told = kind_and_place(error) if error is not None else "for no known reason"
    return f"als-tui had to stop ({told}). What was saved is safe; start it again."


def kind_and_place(error: BaseException) -> str:
    """Name the error's type with the module and line that raised it."""
    frames = error.__traceback__
    while frames is not None and frames.tb_next is not None:
        frames = frames.tb_next
    if frames is None:
        return f"{type(error).__name__} at unknown place"
    return f"{type(error).__name__} at {frames.tb_frame.f_globals.get('__name__', '?')}:{frames.tb_lineno}"
