"""Days on which the house is shut, or that are bank holidays: shown before dates are made."""
