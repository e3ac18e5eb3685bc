"""Where the promise tests write."""

from tests.storage.conftest import quick

__all__ = ["quick"]
