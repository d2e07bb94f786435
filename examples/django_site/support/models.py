"""No tables: the messages are Postmark's. Only a permission needs a home."""

from django.db import models


class InboundMail(models.Model):
    class Meta:
        managed = False
        default_permissions = ()
        permissions = (("act_on_inbound", "Can bypass and retry inbound messages"),)
