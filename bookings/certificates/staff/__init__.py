"""Certificates on the staff's screens."""
