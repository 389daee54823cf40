"""The house's terms of booking and what it says about privacy: versions that never change."""
