"""Buyers in processes of their own, who come all at once by HTTP."""
