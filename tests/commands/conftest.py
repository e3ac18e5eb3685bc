"""Where the tests of the commands write."""

from tests.storage.conftest import quick

__all__ = ["quick"]
