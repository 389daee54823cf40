"""Who could work on some dates: cleared, free, nowhere else, and of the right practice."""
