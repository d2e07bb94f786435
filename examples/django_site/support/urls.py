"""URLs of the support pages."""

from django.urls import path

from . import views

app_name = "support"
urlpatterns = [
    path("", views.search, name="search"),
    path("messages/<slug:message_id>/", views.message, name="message"),
    path("inbound/", views.inbound, name="inbound"),
    path("inbound/<slug:message_id>/", views.inbound_message, name="inbound_message"),
    path("inbound/<slug:message_id>/retry/", views.retry, name="retry"),
    path("inbound/<slug:message_id>/bypass/", views.bypass, name="bypass"),
    path("orders/", views.orders, name="orders"),
    path("orders/<int:number>/send/", views.send_order_mail, name="send_order_mail"),
    path("orders/<int:number>/look/", views.look_up_order_mail, name="look_up_order_mail"),
    path("deliveries/", views.deliveries, name="deliveries"),
    path("status/", views.status, name="status"),
]
