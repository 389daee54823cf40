"""The wordings that a booker was shown, ticked, and keeps with the booking."""
