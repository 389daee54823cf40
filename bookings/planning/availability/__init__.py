"""When somebody is free or away, by their own word, and what they make."""
