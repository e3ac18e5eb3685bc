"""A set's page and form by their keys."""
