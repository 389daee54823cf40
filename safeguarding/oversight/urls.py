"""Where one reads one's own record: an address of one's account."""

from django.urls import path

from safeguarding.oversight import views

urlpatterns = [path("record/", views.own, name="own_record")]
