"""URLs of the project."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.generic import RedirectView
from support.webhooks import receive

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="support:search")),
    path("support/", include("support.urls")),
    path("webhooks/postmark", receive),
    path("login/", LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
]
