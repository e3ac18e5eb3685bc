"""What the folder of a set is called, the files in it, and what lies beside the sets."""

import re

SET_ID = re.compile("[0-9a-f]{16}")
SET = "set.json"
GENERATIONS = (SET, f"{SET}.1", f"{SET}.2")
"""The set's TinyDB file and the two before it."""
JOURNAL = "journal"
OLD_JOURNAL = f"{JOURNAL}.1"
"""The journal that led from the generation before to `set.json`."""
UNMADE = "unmade-set"
"""What is typed of a set that is not made yet."""
EXPORTS = "exports"
"""The folder beside the sets; a folder of its own, so that a set's folder holds nothing but the set."""
