"""Monday morning: the safeguarding lead opens one screen and knows."""
