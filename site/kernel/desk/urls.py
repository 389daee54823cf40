"""Addresses of the desk, below `/admin/`."""

from django.urls import path

from kernel.desk import views

urlpatterns = [
    path("tasks/", views.index, name="desk_tasks"),
    path("tasks/<int:pk>/done/", views.finish, name="desk_task_done"),
]
