"""The register of actions between two sessions."""
