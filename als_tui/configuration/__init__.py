"""What a person writes down for als-tui to keep to: settings and keys, checked, each mistake told with its line."""
