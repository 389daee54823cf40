"""What two people have allowed for a while although the gate says no, and who may ask for it."""
