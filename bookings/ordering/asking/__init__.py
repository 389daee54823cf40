"""Questions that an activity asks of a booking or of each person, and what was answered."""
