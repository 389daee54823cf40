"""Accounts and roles, as the administrator sees them."""
