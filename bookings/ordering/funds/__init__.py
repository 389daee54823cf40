"""Bursary funds: money set aside so that somebody can come, spent ticket by ticket."""
