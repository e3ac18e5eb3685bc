"""What the pages of a session share: what a page is and is given, lists, people by their seats, words."""
