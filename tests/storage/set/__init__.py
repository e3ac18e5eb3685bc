"""One set on the disk: journal, checkpoints, readers, and what breaks."""
