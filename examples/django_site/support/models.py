"""What Postmark does not keep: our order mails, and what its webhooks told us."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from postmark import SendResponse


class InboundMail(models.Model):
    """No table, because Postmark keeps the messages; only a permission."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = (("act_on_inbound", "Can bypass and retry inbound messages"),)


class OrderMail(models.Model):
    """The mail about an order, and what became of it."""

    order: models.Field[str, str] = models.CharField(max_length=40)
    to: models.Field[str, str] = models.EmailField()
    text: models.Field[str, str] = models.TextField()
    state: models.Field[str, str] = models.CharField(max_length=10, default="unsent")
    """As `SendResponse.state`. While it is sent, it is "unknown": so it is after a crash."""
    message_id: models.Field[str, str] = models.CharField(max_length=60, blank=True)
    said: models.Field[str, str] = models.TextField(blank=True)
    """Postmark's words."""
    tried_at: models.Field[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.order

    @property
    def may_be_sent(self) -> bool:
        """Whether sending it surely makes no second mail."""
        return self.state in ("unsent", "refused")

    def note(self, response: SendResponse | None) -> None:
        """Keep what became of it; a backend for tests says nothing."""
        self.state = response.state if response else "unsent"
        self.message_id = (response and response.message_id) or ""
        self.said = response.message if response else ""
        self.save()


class Delivery(models.Model):
    """An event that Postmark posted. Its key tells a repeated one."""

    key: models.Field[str, str] = models.CharField(max_length=64, unique=True)
    kind: models.Field[str, str] = models.CharField(max_length=40)
    recipient: models.Field[str, str] = models.CharField(max_length=254, blank=True)
    message_id: models.Field[str, str] = models.CharField(max_length=60, blank=True, db_index=True)
    received_at: models.Field[datetime, datetime] = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.key


class Address(models.Model):
    """Whether mail may go to an address."""

    email: models.Field[str, str] = models.CharField(max_length=254)
    stream: models.Field[str, str] = models.CharField(max_length=30)
    stopped: models.Field[bool, bool] = models.BooleanField()
    said_at: models.Field[datetime, datetime] = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = (models.UniqueConstraint("email", "stream", name="one_per_stream"),)

    def __str__(self) -> str:
        return self.email


class ReceivedMail(models.Model):
    """A mail that the webhook brought, and whether it was answered."""

    message_id: models.Field[str, str] = models.CharField(max_length=64, unique=True)
    sender: models.Field[str, str] = models.CharField(max_length=254)
    subject: models.Field[str, str] = models.TextField()
    text: models.Field[str, str] = models.TextField()
    own_id: models.Field[str, str] = models.CharField(max_length=998, blank=True)
    """The sender's Message-ID, for mail programs that show threads."""
    answer: models.Field[str, str] = models.CharField(max_length=10, default="wanted")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.message_id


class ReceivedAttachment(models.Model):
    mail: models.ForeignKey[ReceivedMail, ReceivedMail] = models.ForeignKey(
        ReceivedMail, on_delete=models.CASCADE, related_name="attachments"
    )
    name: models.Field[str, str] = models.TextField()
    content: models.Field[bytes, bytes] = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
