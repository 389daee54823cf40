"""Bookings as the box office reads them."""
