"""The programme over all its sessions: who came, presented and waited, in one look."""
