"""Tests of the page for the organisation."""
