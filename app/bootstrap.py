"""Puts the service together: the one place that names adapters."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cryptography.fernet import Fernet

from advisories.settings import index_path
from app.clouds.aws import AwsCloud
from app.clouds.aws_partitions import principals, profiles
from app.collect.stage import Collect
from app.connect.aws import AwsConnections
from app.connect.aws_offer import AwsOffers
from app.dispatch.aws import AwsLauncher
from app.dispatch.grants import GrantOffice
from app.dispatch.kubernetes import KubernetesLauncher
from app.dispatch.local import LocalLauncher
from app.dispatch.local_runner import LocalRunner
from app.dispatch.probes import ProbeOffice
from app.dispatch.stage import Dispatch
from app.dispatch.tickets import TicketOffice
from app.doctor.aws import AwsDoctor
from app.doctor.launcher import LauncherDoctor
from app.doctor.probing import Probing
from app.forges.github import GithubForge
from app.keys import derive_key, read_ticket_key
from app.plan.stage import Planning
from app.publish.deployments import PublishDeployments
from app.publish.stage import Publish
from app.record_tokens import PURPOSE, RecordTokens
from app.store.engine import create_engine
from app.store.integrations import IntegrationState
from app.web.links import scan_link
from app.web.operators import OperatorServices, digest_of
from app.web.services import WebServices
from app.workflows import Stages
from k8s.access import by_kubeconfig, in_cluster
from k8s.cluster import Cluster
from k8s.settings import job_settings
from protocol.keys import pinned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Engine

    from app.dispatch.launcher import Launcher
    from app.forges.interface import Forge
    from app.settings import Settings
    from app.store.integrations import Integration

LOCAL = "local"
"""The integration whose Jobs this service starts itself."""
LOCAL_PATIENCE_S = 60.0
"""A probe here waits for a worker and for no image."""
GRACE_S = 30
"""What a Job may take beyond its deadline to send its report."""


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Service:
    """The service's parts, as settings ask for them. Making one opens no connection."""

    settings: Settings
    engine: Engine
    forges: Mapping[str, Forge]
    tickets: TicketOffice
    grants: GrantOffice

    def web(self) -> WebServices:
        """What the web part is made of."""
        settings = self.settings
        secrets = (settings.github_webhook_secret, settings.github_webhook_secret_previous)
        return WebServices(
            engine=self.engine,
            webhook_secrets=[secret.get_secret_value().encode() for secret in secrets if secret.get_secret_value()],
            github_host=settings.github_host,
            github_url=self._forge_url,
            max_delivery_bytes=settings.max_delivery_bytes,
            link_key=self._key("page-links"),
            give_grant=self.grants.give,
            report_key=self.grants.report_key,
            event_secret=self.event_secret,
            know_probe=self._probes(self.tickets).know,
            record_scope=self.record_tokens.scope_of,
            operators=self._operators(),
            clock=now,
        )

    def _operators(self) -> OperatorServices | None:
        token = self.settings.operator_token.get_secret_value()
        return OperatorServices(digest_of(token), self.aws_offers) if token else None

    def stages(self) -> Stages:
        """What the workflows are made of."""
        settings = self.settings
        return Stages(
            Planning(self.engine, self.forges, now),
            Dispatch(self.engine, self._launcher(), self.tickets, self.grants, now),
            Collect(self.engine, index_path(os.environ), timedelta(days=settings.advisories_max_age_days), now),
            Publish(self.engine, self.forges, self._page, now),
            PublishDeployments(self.engine, self.forges),
        )

    def _launcher(self) -> Launcher:
        keys = self.tickets.public_keys
        if self.settings.launcher == "kubernetes":
            return KubernetesLauncher(self._cluster, job_settings(), keys, LOCAL, now)
        if self.settings.launcher == "aws":
            return AwsLauncher(self.connections.cloud, self.settings.integration, self.connections.find, keys)
        return LocalLauncher(self.jobs, keys, LOCAL, now)

    def _cluster(self) -> Cluster:
        file = self.settings.kubeconfig
        return Cluster(by_kubeconfig(Path(file)) if file else in_cluster(os.environ))

    def runner(self) -> LocalRunner | None:
        """What runs the local launcher's Jobs; None where it launches none."""
        if self.settings.launcher != "local":
            return None
        return LocalRunner(self.jobs, self.settings.data_dir.absolute() / "cache", self.settings.concurrency)

    @property
    def jobs(self) -> Path:
        """Where the local launcher keeps its Jobs."""
        return self.settings.data_dir.absolute() / "jobs"

    def event_secret(self, integration: str) -> str:
        """What an integration's events carry beside its id."""
        return self._key(f"event-key:{integration}").hex()

    @property
    def record_tokens(self) -> RecordTokens:
        """The tokens of pipelines that record builds."""
        return RecordTokens(self.engine, self._key(PURPOSE), now)

    def event_key(self, integration: str) -> str:
        """The same with the id before it, as a stack is given it."""
        return f"{integration}.{self.event_secret(integration)}"

    @property
    def aws_offers(self) -> AwsOffers:
        """What makes integrations with AWS accounts together with their stacks."""
        settings = self.settings
        return AwsOffers(
            connections=self.connections,
            principals=principals(settings.aws_principals),
            service_url=settings.public_url,
            ticket_keys=pinned(self.tickets.public_keys.values()),
            event_key=self.event_key,
            templates_url=settings.aws_templates,
        )

    @property
    def connections(self) -> AwsConnections:
        """Integrations with AWS accounts."""
        return AwsConnections(self.engine, AwsCloud(profiles(self.settings.aws_profiles)), now)

    @property
    def aws_doctor(self) -> AwsDoctor:
        """What looks at integrations with AWS accounts."""
        connections, keys, settings = self.connections, self.tickets.public_keys, self.settings
        service = _address_for_jobs(settings)  # whatever this service's own launcher is

        def probing(its: Integration) -> Probing:
            proven = replace(its, state=IntegrationState.PROVEN)  # the doctor asks anew
            return Probing(AwsLauncher(connections.cloud, its.id, lambda _: proven, keys), self._forge_url, service)

        def probes(its: Integration) -> ProbeOffice:
            return self._probes(replace(self.tickets, audience=its.id, report_url=service))

        return AwsDoctor(connections, probing, probes, principals(settings.aws_principals), now)

    @property
    def launcher_doctor(self) -> LauncherDoctor:
        """What looks at the launcher that is in use, where that is no integration's."""
        probing = Probing(self._launcher(), self._forge_url, self.tickets.report_url)
        if self.settings.launcher == "kubernetes":
            return LauncherDoctor(probing, self._probes(self.tickets), "The cluster", now)
        locally = replace(probing, begins="process", patience_s=LOCAL_PATIENCE_S)
        return LauncherDoctor(locally, self._probes(self.tickets), "", now)

    def _probes(self, tickets: TicketOffice) -> ProbeOffice:
        return ProbeOffice(tickets, self._forge_url, now)

    @property
    def _forge_url(self) -> str:
        """Where people and Jobs reach the forge."""
        settings = self.settings
        return f"{urlsplit(settings.github_api_url).scheme}://{settings.github_host}"

    def _page(self, scan_id: str) -> str:
        return scan_link(self.settings.public_url, self._key("page-links"), scan_id, now())

    def _key(self, purpose: str) -> bytes:
        return derive_key(self.settings.master_key, purpose)


def build(settings: Settings) -> Service:
    """Put the service together."""
    engine = create_engine(settings.database_url)
    key = settings.github_private_key.get_secret_value()
    forge = GithubForge(settings.github_api_url, settings.github_host, settings.github_app_id, key)
    tickets = TicketOffice(
        key=read_ticket_key(settings.ticket_key.get_secret_value()),
        issuer=settings.public_url,
        audience=settings.integration or LOCAL,
        report_url=_report_url(settings),
        deadline_s=settings.scan_deadline_s,
    )
    seal = Fernet(base64.urlsafe_b64encode(derive_key(settings.master_key, "grant-tokens")))
    forges: dict[str, Forge] = {forge.host: forge}
    grants = GrantOffice(
        engine=engine,
        forges=forges,
        keys=tickets.public_keys,
        audience=settings.integration or LOCAL,
        seal_key=seal,
        deadline=timedelta(seconds=settings.scan_deadline_s + GRACE_S),
        report_key=lambda scan, attempt: derive_key(settings.master_key, f"report-key:{scan}.{attempt}"),
        clock=now,
    )
    return Service(settings, engine, forges, tickets, grants)


def _report_url(settings: Settings) -> str:
    """Where Jobs reach the service."""
    if settings.launcher == "local":
        return f"http://{_reachable(settings.bind)}"
    return _address_for_jobs(settings)


def _address_for_jobs(settings: Settings) -> str:
    """Where Jobs in a cluster reach it."""
    return settings.jobs_url or settings.public_url


def _reachable(bind: str) -> str:
    """Where a Job on this machine reaches the web server: the address it listens on, or loopback if that is every address."""
    host, _, port = bind.rpartition(":")
    return f"127.0.0.1:{port}" if host in {"0.0.0.0", "[::]", "*"} else bind  # noqa: S104  compared, not bound
