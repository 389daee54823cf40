"""A single central record that was kept in a spreadsheet comes in: looked at first, then whole."""
