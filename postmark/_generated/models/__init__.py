# Generated from spec/postmark.yaml by make generate. Do not edit.

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .archived_stream import ArchivedStream
    from .bounce import Bounce
    from .bounce_count import BounceCount
    from .bounce_counts import BounceCounts
    from .bounce_day import BounceDay
    from .bounce_dump import BounceDump
    from .bounce_trigger import BounceTrigger
    from .bounce_webhook import BounceWebhook
    from .browser_day import BrowserDay
    from .browser_platform_day import BrowserPlatformDay
    from .browser_platform_usage import BrowserPlatformUsage
    from .browser_usage import BrowserUsage
    from .bulk_page import BulkPage
    from .bulk_request import BulkRequest
    from .click_counts import ClickCounts
    from .click_day import ClickDay
    from .click_event import ClickEvent
    from .click_location_day import ClickLocationDay
    from .click_locations import ClickLocations
    from .click_trigger import ClickTrigger
    from .click_webhook import ClickWebhook
    from .client_info import ClientInfo
    from .data_removal import DataRemoval
    from .delivery_stats import DeliveryStats
    from .delivery_trigger import DeliveryTrigger
    from .delivery_webhook import DeliveryWebhook
    from .domain import Domain
    from .email_address import EmailAddress
    from .email_client_day import EmailClientDay
    from .email_client_usage import EmailClientUsage
    from .event_details import EventDetails
    from .geo_info import GeoInfo
    from .header import Header
    from .http_auth import HttpAuth
    from .http_header import HttpHeader
    from .inbound_action_response import InboundActionResponse
    from .inbound_address import InboundAddress
    from .inbound_attachment import InboundAttachment
    from .inbound_message import InboundMessage
    from .inbound_message_details import InboundMessageDetails
    from .inbound_rule import InboundRule
    from .inbound_status import InboundStatus
    from .inbound_webhook import InboundWebhook
    from .inbound_webhook_attachment import InboundWebhookAttachment
    from .message_event import MessageEvent
    from .message_stream import MessageStream
    from .open_counts import OpenCounts
    from .open_day import OpenDay
    from .open_event import OpenEvent
    from .open_trigger import OpenTrigger
    from .open_webhook import OpenWebhook
    from .os_info import OSInfo
    from .outbound_message import OutboundMessage
    from .outbound_message_details import OutboundMessageDetails
    from .outbound_message_dump import OutboundMessageDump
    from .outbound_overview import OutboundOverview
    from .outbound_status import OutboundStatus
    from .platform import Platform
    from .platform_day import PlatformDay
    from .platform_usage import PlatformUsage
    from .pushed_template import PushedTemplate
    from .send_result import SendResult
    from .sent_counts import SentCounts
    from .sent_day import SentDay
    from .server import Server
    from .signature import Signature
    from .spam_complaint_trigger import SpamComplaintTrigger
    from .spam_complaint_webhook import SpamComplaintWebhook
    from .spam_counts import SpamCounts
    from .spam_day import SpamDay
    from .subscription_change_trigger import SubscriptionChangeTrigger
    from .subscription_change_webhook import SubscriptionChangeWebhook
    from .subscription_management_configuration import SubscriptionManagementConfiguration
    from .suppression import Suppression
    from .suppression_request import SuppressionRequest
    from .suppression_result import SuppressionResult
    from .template import Template
    from .template_validation import TemplateValidation
    from .template_validation_content import TemplateValidationContent
    from .template_validation_error import TemplateValidationError
    from .tracked_counts import TrackedCounts
    from .tracked_day import TrackedDay
    from .webhook import Webhook
    from .webhook_metrics import WebhookMetrics
    from .webhook_metrics_by_trigger import WebhookMetricsByTrigger
    from .webhook_statistics import WebhookStatistics
    from .webhook_time_range import WebhookTimeRange
    from .webhook_trigger_statuses import WebhookTriggerStatuses
    from .webhook_triggers import WebhookTriggers
    from .webhook_verification import WebhookVerification
    from .webhook_verification_result import WebhookVerificationResult

MODULES = {
    "ArchivedStream": "archived_stream",
    "Bounce": "bounce",
    "BounceCount": "bounce_count",
    "BounceCounts": "bounce_counts",
    "BounceDay": "bounce_day",
    "BounceDump": "bounce_dump",
    "BounceTrigger": "bounce_trigger",
    "BounceWebhook": "bounce_webhook",
    "BrowserDay": "browser_day",
    "BrowserPlatformDay": "browser_platform_day",
    "BrowserPlatformUsage": "browser_platform_usage",
    "BrowserUsage": "browser_usage",
    "BulkPage": "bulk_page",
    "BulkRequest": "bulk_request",
    "ClickCounts": "click_counts",
    "ClickDay": "click_day",
    "ClickEvent": "click_event",
    "ClickLocationDay": "click_location_day",
    "ClickLocations": "click_locations",
    "ClickTrigger": "click_trigger",
    "ClickWebhook": "click_webhook",
    "ClientInfo": "client_info",
    "DataRemoval": "data_removal",
    "DeliveryStats": "delivery_stats",
    "DeliveryTrigger": "delivery_trigger",
    "DeliveryWebhook": "delivery_webhook",
    "Domain": "domain",
    "EmailAddress": "email_address",
    "EmailClientDay": "email_client_day",
    "EmailClientUsage": "email_client_usage",
    "EventDetails": "event_details",
    "GeoInfo": "geo_info",
    "Header": "header",
    "HttpAuth": "http_auth",
    "HttpHeader": "http_header",
    "InboundActionResponse": "inbound_action_response",
    "InboundAddress": "inbound_address",
    "InboundAttachment": "inbound_attachment",
    "InboundMessage": "inbound_message",
    "InboundMessageDetails": "inbound_message_details",
    "InboundRule": "inbound_rule",
    "InboundStatus": "inbound_status",
    "InboundWebhook": "inbound_webhook",
    "InboundWebhookAttachment": "inbound_webhook_attachment",
    "MessageEvent": "message_event",
    "MessageStream": "message_stream",
    "OSInfo": "os_info",
    "OpenCounts": "open_counts",
    "OpenDay": "open_day",
    "OpenEvent": "open_event",
    "OpenTrigger": "open_trigger",
    "OpenWebhook": "open_webhook",
    "OutboundMessage": "outbound_message",
    "OutboundMessageDetails": "outbound_message_details",
    "OutboundMessageDump": "outbound_message_dump",
    "OutboundOverview": "outbound_overview",
    "OutboundStatus": "outbound_status",
    "Platform": "platform",
    "PlatformDay": "platform_day",
    "PlatformUsage": "platform_usage",
    "PushedTemplate": "pushed_template",
    "SendResult": "send_result",
    "SentCounts": "sent_counts",
    "SentDay": "sent_day",
    "Server": "server",
    "Signature": "signature",
    "SpamComplaintTrigger": "spam_complaint_trigger",
    "SpamComplaintWebhook": "spam_complaint_webhook",
    "SpamCounts": "spam_counts",
    "SpamDay": "spam_day",
    "SubscriptionChangeTrigger": "subscription_change_trigger",
    "SubscriptionChangeWebhook": "subscription_change_webhook",
    "SubscriptionManagementConfiguration": "subscription_management_configuration",
    "Suppression": "suppression",
    "SuppressionRequest": "suppression_request",
    "SuppressionResult": "suppression_result",
    "Template": "template",
    "TemplateValidation": "template_validation",
    "TemplateValidationContent": "template_validation_content",
    "TemplateValidationError": "template_validation_error",
    "TrackedCounts": "tracked_counts",
    "TrackedDay": "tracked_day",
    "Webhook": "webhook",
    "WebhookMetrics": "webhook_metrics",
    "WebhookMetricsByTrigger": "webhook_metrics_by_trigger",
    "WebhookStatistics": "webhook_statistics",
    "WebhookTimeRange": "webhook_time_range",
    "WebhookTriggerStatuses": "webhook_trigger_statuses",
    "WebhookTriggers": "webhook_triggers",
    "WebhookVerification": "webhook_verification",
    "WebhookVerificationResult": "webhook_verification_result",
}

__all__ = [  # noqa: RUF022 - sorted by the template
    "ArchivedStream",
    "Bounce",
    "BounceCount",
    "BounceCounts",
    "BounceDay",
    "BounceDump",
    "BounceTrigger",
    "BounceWebhook",
    "BrowserDay",
    "BrowserPlatformDay",
    "BrowserPlatformUsage",
    "BrowserUsage",
    "BulkPage",
    "BulkRequest",
    "ClickCounts",
    "ClickDay",
    "ClickEvent",
    "ClickLocationDay",
    "ClickLocations",
    "ClickTrigger",
    "ClickWebhook",
    "ClientInfo",
    "DataRemoval",
    "DeliveryStats",
    "DeliveryTrigger",
    "DeliveryWebhook",
    "Domain",
    "EmailAddress",
    "EmailClientDay",
    "EmailClientUsage",
    "EventDetails",
    "GeoInfo",
    "Header",
    "HttpAuth",
    "HttpHeader",
    "InboundActionResponse",
    "InboundAddress",
    "InboundAttachment",
    "InboundMessage",
    "InboundMessageDetails",
    "InboundRule",
    "InboundStatus",
    "InboundWebhook",
    "InboundWebhookAttachment",
    "MessageEvent",
    "MessageStream",
    "OSInfo",
    "OpenCounts",
    "OpenDay",
    "OpenEvent",
    "OpenTrigger",
    "OpenWebhook",
    "OutboundMessage",
    "OutboundMessageDetails",
    "OutboundMessageDump",
    "OutboundOverview",
    "OutboundStatus",
    "Platform",
    "PlatformDay",
    "PlatformUsage",
    "PushedTemplate",
    "SendResult",
    "SentCounts",
    "SentDay",
    "Server",
    "Signature",
    "SpamComplaintTrigger",
    "SpamComplaintWebhook",
    "SpamCounts",
    "SpamDay",
    "SubscriptionChangeTrigger",
    "SubscriptionChangeWebhook",
    "SubscriptionManagementConfiguration",
    "Suppression",
    "SuppressionRequest",
    "SuppressionResult",
    "Template",
    "TemplateValidation",
    "TemplateValidationContent",
    "TemplateValidationError",
    "TrackedCounts",
    "TrackedDay",
    "Webhook",
    "WebhookMetrics",
    "WebhookMetricsByTrigger",
    "WebhookStatistics",
    "WebhookTimeRange",
    "WebhookTriggerStatuses",
    "WebhookTriggers",
    "WebhookVerification",
    "WebhookVerificationResult",
]
