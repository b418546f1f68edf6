"""What we say about each kind of secret that Kingfisher finds: our rule id, a name for people, how bad it is, and what to do."""

from __future__ import annotations

import re

from findings.model import Confidence, Severity

ENGINE = "secrets"
CWE = ("CWE-798",)

HELP = """\
Whoever can read these files, now or in any copy made of them, can use what this secret opens.

1. **Rotate it first.** Have its issuer revoke it and hand out a new one. From then on the copies are worthless.
2. **Look for its use** in the issuer's audit log, from the day it was committed.
3. **Then take it out of the code.** Read the new one at run time, from a secret store or the environment.

Removing it from the files, or rewriting the history, is not enough: clones, forks, caches and the forge keep the old commits.
"""

_CRITICAL = re.compile(
    r"(^|-)private-key$|^age-secret-key|service-account|application-default-credentials"
    r"|^(aws|alibaba|azure|digitalocean|gcp|github|gitlab|heroku|hashicorp-tf-api|vault|yandex)-|^npm-|^veles-(npmjs|digitalocean|heroku)"
)
"""Keys that prove an identity, and tokens that open a cloud account, a forge or a package registry: one opens all the rest."""

_LOW = re.compile(r"(^|-)(public|publishable|test|client-id|access-key-id|account-id|account-name|tenant-id|application-id)(-|$)")
"""Made to be handed out, worth nothing outside a sandbox, or only one half of a pair."""

_MEDIUM = re.compile(r"^gcp-(api-key|gemini-api)$|^jwt|webhook|^gitlab-(feature-flag|feed|incoming)")
"""Often meant for browsers, short-lived, or good for one narrow thing."""

_SPELLED = {
    word.lower(): word
    for word in ("API", "AWS", "GCP", "GitHub", "GitLab", "HTTP", "ID", "JWT", "OAuth", "PAT", "SDK", "SSH", "STS", "URI", "URL")
}


def rule_id(engine_rule: str) -> str:
    """Our full rule id for one of Kingfisher's: `betterleaks.auth0-domain.1` is `secrets/auth0-domain-1`."""
    name = engine_rule.removeprefix("betterleaks.").replace("veles.secrets/", "veles-")
    return f"{ENGINE}/{re.sub('[^a-z0-9]+', '-', name.lower()).strip('-')}"


def kind(rule: str) -> str:
    """A rule's kind of secret, for people: `secrets/stripe-access-token` is `Stripe access token`."""
    words = rule.removeprefix(f"{ENGINE}/").removeprefix("veles-").split("-")
    text = " ".join(_SPELLED.get(word, word) for word in words).replace("hard coded", "hard-coded")
    return text[:1].upper() + text[1:]


def severity(rule: str, confidence: Confidence) -> Severity:
    """How bad a secret of this kind is: by what it opens, else by how sure Kingfisher is that it is one."""
    name = rule.removeprefix(f"{ENGINE}/")
    if _LOW.search(name):
        return Severity.LOW
    if _MEDIUM.search(name):
        return Severity.MEDIUM
    if _CRITICAL.search(name):
        return Severity.CRITICAL
    return Severity.HIGH if confidence is Confidence.HIGH else Severity.MEDIUM
