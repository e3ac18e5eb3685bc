"""The app around its screens: keys, covers, privacy, other als-tuis, the room's view."""
