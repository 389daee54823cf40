"""The programme for machines that remember it: calendars and feed readers."""
