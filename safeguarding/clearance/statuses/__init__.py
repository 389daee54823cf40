"""What stands on a person's record on a day: a pure function of record, roles, day and law."""
