"""Folders, files, locks and disks."""
