"""Questions and turns: kinds and hints, who took part, who is next."""
