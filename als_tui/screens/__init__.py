"""Screens: each shows one part of a set's work and asks the engine for what the facilitator's keys mean."""
