"""Tell Django about this app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "concord.core.audit"
    label = "audit"
    verbose_name = "Audit"
