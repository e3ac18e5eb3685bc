"""The report on a set's programme as one page of HTML, for the set, its organisation or its facilitator."""
