"""Adding to the trail, the only way in: each event carries the digest of the one before it."""

import hashlib
import hmac
import json
from datetime import UTC
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.audit.models import AuditEvent
from evalforms.evaluations.models import Evaluation

# What the first event of every chain refers to.
BEGINNING = "0" * 64


def record(
    evaluation: Evaluation,
    action: str,
    *,
    actor: User,
    from_state: str = "",
    to_state: str = "",
    reason: str = "",
    address: str | None = None,
) -> AuditEvent:
    """Continue the chain of this evaluation; belongs into the transaction that did the thing."""
    with transaction.atomic():
        current = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
        last = current.audit_events.order_by("sequence").last()
        event = AuditEvent(
            evaluation=current,
            sequence=last.sequence + 1 if last else 1,
            happened_at=timezone.now(),
            actor=actor,
            actor_name=actor.name,
            actor_role=actor.role,
            address=plain_address(address),
            action=action,
            from_state=from_state,
            to_state=to_state,
            version=current.version,
            reason=reason,
            previous_digest=last.digest if last else BEGINNING,
        )
        event.digest = digest_of(event)
        event.save(force_insert=True)
    return event


def digest_of(event: AuditEvent) -> str:
    """HMAC-SHA256 over every column but the digest itself, under a key outside the database."""
    message = json.dumps(_columns(event), ensure_ascii=False, separators=(",", ":"))
    return hmac.new(settings.AUDIT_KEY, message.encode(), hashlib.sha256).hexdigest()


def plain_address(text: str | None) -> str | None:
    """As both databases give it back, so that a digest can be repeated; hearsay is left out."""
    try:
        address = ip_address((text or "").split("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address)


def _columns(event: AuditEvent) -> list[str | int | None]:
    return [
        event.evaluation_id,
        event.sequence,
        event.happened_at.astimezone(UTC).isoformat(),
        event.actor_id,
        event.actor_name,
        event.actor_role,
        event.address,
        event.action,
        event.from_state,
        event.to_state,
        event.version,
        event.reason,
        event.previous_digest,
    ]
