"""Sets as the first format wrote them; what was written once must open for ever."""
