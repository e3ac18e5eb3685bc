"""Tests of a set over all its sessions."""
