"""A worker's own sessions: on their phone and in their calendar."""
