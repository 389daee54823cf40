"""One known text under each key, so that a wrong key is noticed before anything is written."""

from django.db import models


class KeyCanary(models.Model):
    """A key that this database knows, by its id. `sealed` is empty while the key is missing."""

    key_id = models.CharField(max_length=8, primary_key=True)
    sealed = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Key {self.key_id}"
