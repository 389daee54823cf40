"""What lets children perform: a BOPA for an activity, a child's licence, and the days they did."""
