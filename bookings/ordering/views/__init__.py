"""What a booker sees, a step a file. Nothing here decides: the actions beside it do."""
