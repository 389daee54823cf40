"""The screens on which an activity's questions are made."""
