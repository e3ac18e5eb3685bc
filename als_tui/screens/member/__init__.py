"""One member over the programme, for a talk with that person."""
