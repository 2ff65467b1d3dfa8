"""`manage.py seal_certificate`: who seals, or a certificate to try sealing with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from evalforms.signing.certificate import Certificate
from evalforms.signing.configured import configured_signer
from evalforms.signing.demonstration import make_demonstration
from evalforms.signing.signer import SealingFailed

DEMONSTRATION_ONLY = "演示证书只用于演示环境（DEMO=1），没有生成；正式证书请用SEAL_PKCS12配置。"


class Command(BaseCommand):
    help = "显示当前签章证书，签章前可用它检查配置是否正确。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demonstration", action="store_true", help="为演示环境生成无法律效力的演示证书"
        )

    def handle(self, *args: Any, demonstration: bool, **options: Any) -> None:
        try:
            said = self._make() if demonstration else _told(configured_signer().certificate)
        except SealingFailed as reason:
            raise CommandError(str(reason)) from reason
        except OSError as trouble:
            path = settings.SEAL_DEMONSTRATION
            raise CommandError(f"演示证书 {path} 无法写入：{trouble.strerror}。") from trouble
        self.stdout.write(said)

    def _make(self) -> str:
        if not settings.DEMO:
            raise CommandError(DEMONSTRATION_ONLY)
        is_new = make_demonstration(settings.SEAL_DEMONSTRATION, timezone.now())
        return "演示签章证书已生成，无法律效力。" if is_new else "演示签章证书早已生成，未作改动。"


def _told(certificate: Certificate) -> str:
    begin, end = map(timezone.localtime, (certificate.valid_from, certificate.valid_until))
    lines = [
        f"持有者：{certificate.holder}",
        f"颁发者：{certificate.issuer}",
        f"有效期：{begin:%Y-%m-%d} 至 {end:%Y-%m-%d}",
        f"指纹（SHA-256）：{certificate.sha256}",
    ]
    return "\n".join(lines)
