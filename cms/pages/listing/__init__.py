"""What's on as a list: a question read from an address, entries that fit it, and how they look."""
