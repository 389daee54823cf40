"""A room or a person in two places at once is impossible, except by a logged word."""
