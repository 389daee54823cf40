"""How long rooms take to be made ready, and the team is on its way: said by the house."""
