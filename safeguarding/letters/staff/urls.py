"""Address of the letters, below `/admin/`."""

from django.urls import path

from safeguarding.letters.staff import views

urlpatterns = [path("letters-of-assurance/", views.letters, name="assurance_letters")]
