"""No tables, because Postmark stores the messages; only a permission."""

from django.db import models


class InboundMail(models.Model):
    class Meta:
        managed = False
        default_permissions = ()
        permissions = (("act_on_inbound", "Can bypass and retry inbound messages"),)
