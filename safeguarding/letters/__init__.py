"""Letters of assurance: what a partner school asks to be told about those who come to it."""
