"""Lists the models of this app; each lives in its area."""

from cms.pictures.models import Picture, Rendition

__all__ = ["Picture", "Rendition"]
