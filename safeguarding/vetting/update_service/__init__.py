"""Asking the DBS Update Service whether a certificate is still current. Off unless it is set up."""
