"""The programme: what a line says of a set's coming sessions, which days that makes, and who can come to them."""
