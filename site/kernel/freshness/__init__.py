"""Kept while fresh: what was made of the database stands until somebody writes where it was read.

Nothing here knows a page. Each table has a token in the cache; making a page notes the tokens of
the tables it reads, before it reads them; a writing statement drops the tokens of its table when it
is committed. No action has to remember that something of its own is shown somewhere.
"""
