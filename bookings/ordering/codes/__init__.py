"""Codes: typed on the first page, they lower a price, open a ticket, or draw on a fund."""
