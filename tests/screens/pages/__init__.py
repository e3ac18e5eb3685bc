"""Tests of what the pages of a session share."""
