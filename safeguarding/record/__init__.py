"""The single central record: one row a person, a column a requirement, never a blank cell."""
