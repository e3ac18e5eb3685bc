"""The checks of the pure domain: values in, values out, no screen and no disk."""
