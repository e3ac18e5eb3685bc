"""The checks of als-tui; a package, so that tests share helpers by plain imports."""
