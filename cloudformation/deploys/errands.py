"""Errands: targets that a Job on the cluster is to scan, each kept in the bucket from when it is asked for until it is settled.

Whatever process ends in between, the errand stays, and the next round looks after it. Its name follows from what is scanned, and
an object is made once: there is one errand however many events tell of a deployment.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from cloudformation.deploys.targets import ImageMaterial, Target, ZipMaterial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cloudformation.deploys.results import Results

ROOT: Final = "jobs/"
"""Of all keys here; the bucket's policy lets nobody but this function, and the forms it signs, write below it."""
REPORTS: Final = f"{ROOT}reports/"
"""Where Jobs leave their reports; the rule that tells of them names it too."""
CODE: Final = f"{ROOT}code/"
"""Copies of zip files, for as long as a Job may need them; the bucket's lifecycle names it too."""
_WAITING: Final = f"{ROOT}waiting/"
_CLAIMS: Final = f"{ROOT}claims/"


class Errand(BaseModel):
    """One target to scan, and how far that is."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str = Field(pattern=r"^[0-9a-f]{32}$")
    scan: str = Field(pattern=r"^[0-9a-f]{32}$")
    """A new one for each errand: its Jobs meet none of an earlier one."""
    claim: str
    """The key of the claim that is given up if it fails."""
    asked_at: AwareDatetime
    attempt: int = Field(default=1, ge=1, le=9999)
    begun_at: AwareDatetime | None = None
    """When this attempt's Job was made; None while it waits for that."""
    account: str
    region: str
    kind: str
    target_name: str
    identity: str
    about: tuple[tuple[str, str], ...] = ()
    arn: str = ""
    digests: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    image: str = ""
    """By digest; empty for zip files."""
    architecture: str = ""
    package: str = ""
    """Digest of a function's zip file, `sha256:…`; empty for a layer and an image."""
    layers: tuple[str, ...] = ()
    """The same of layers, lowest first."""

    @property
    def target(self) -> Target:
        """What is scanned, without the addresses it was read from."""
        material = ImageMaterial(self.image, self.architecture) if self.image else ZipMaterial(None)
        told = (self.account, self.region, self.kind, self.target_name, self.identity, material)
        return Target(*told, self.about, self.arn, self.digests, self.tags)

    @property
    def report(self) -> str:
        """The one key that this attempt's report can have."""
        return f"{REPORTS}{self.name}/{self.scan}/{self.attempt}"

    @property
    def copies(self) -> tuple[str, ...]:
        """Keys of the copied zip files: the package's, where there is one, and the layers'."""
        count = len(self.layers) + bool(self.package)
        return tuple(f"{CODE}{self.scan}/{number}.zip" for number in range(count))

    @property
    def settling(self) -> str:
        """The key of the claim that one invocation settles this attempt with."""
        return f"{_CLAIMS}{self.scan}.{self.attempt}"

    def next_attempt(self) -> Errand:
        """The same errand, once more."""
        return self.model_copy(update={"attempt": self.attempt + 1, "begun_at": None})


def errand_name(place: str) -> str:
    """What an errand is known by.

    Args:
        place: of the result: target, content, and what it is judged with.

    """
    return hashlib.sha256(place.encode()).hexdigest()[:32]


class Errands:
    """Those that are not settled yet.

    Args:
        results: the bucket.

    """

    def __init__(self, results: Results) -> None:
        self._results = results

    def add(self, errand: Errand) -> bool:
        """Keep a new one; false if there is one of this name.

        Raises:
            CloudRefusedError: it could not be kept.

        """
        return self._results.put_new(_key(errand.name), errand.model_dump_json().encode())

    def put(self, errand: Errand) -> None:
        """Keep one as it is now. Raises as `add` does."""
        self._results.put(_key(errand.name), errand.model_dump_json().encode())

    def read(self, name: str) -> Errand | None:
        """One by its name; None if it is settled. Raises as `add` does."""
        told = self._results.read(_key(name))
        if told is None:
            return None
        try:
            return Errand.model_validate(told)
        except ValidationError:
            return None

    def remove(self, errand: Errand) -> None:
        """Settled: nobody waits for it any more. Raises as `add` does."""
        self.remove_copies(errand)
        self._results.remove(_key(errand.name))

    def remove_copies(self, errand: Errand) -> None:
        """No Job will read them. Raises as `add` does."""
        for key in errand.copies:
            self._results.remove(key)

    def names(self) -> Iterator[str]:
        """All of them. Raises as `add` does."""
        for key in self._results.keys(_WAITING):
            yield key.removeprefix(_WAITING).removesuffix(".json")


def _key(name: str) -> str:
    return f"{_WAITING}{name}.json"
