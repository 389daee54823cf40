"""The first things a house needs: its name, who looks after accounts, who answers for safety."""
