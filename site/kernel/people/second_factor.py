"""Staff may enter the admin only with a second factor; others are turned away kindly."""
