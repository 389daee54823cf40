"""Addresses of accounts and roles, below `/admin/`."""

from django.urls import path

from kernel.people.staff import changes, views

ONE = "accounts/<str:ref>/"

urlpatterns = [
    path("accounts/", views.index, name="desk_accounts"),
    path("accounts/invite/", views.invite, name="desk_account_invite"),
    path(ONE, views.account, name="desk_account"),
    path(f"{ONE}role/", changes.give, name="desk_account_give"),
    path(f"{ONE}role/<int:key>/end/", changes.end, name="desk_account_end"),
    path(f"{ONE}suspend/", changes.suspend, name="desk_account_suspend"),
    path(f"{ONE}return/", changes.reinstate, name="desk_account_return"),
    path(f"{ONE}again/", changes.again, name="desk_account_again"),
    path(f"{ONE}second-factor/", changes.reset_factor, name="desk_account_factor"),
]
