"""What the folder of a set and the files in it are called."""

import re

SET_ID = re.compile("[0-9a-f]{16}")
SET = "set.json"
GENERATIONS = (SET, f"{SET}.1", f"{SET}.2")
"""The set's TinyDB file and the two before it."""
JOURNAL = "journal"
OLD_JOURNAL = f"{JOURNAL}.1"
"""The journal that led from the generation before to `set.json`."""
