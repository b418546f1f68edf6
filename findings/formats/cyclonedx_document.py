"""A scan's packages as a CycloneDX 1.6 document for others: the inventory with its subject and its graph.

https://cyclonedx.org/docs/1.6/json/. Our own reader takes it back as it takes the inventory alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from findings.formats.cyclonedx import package_ref, to_cyclonedx
from findings.formats.sbom import document_id, edges_of, subject

if TYPE_CHECKING:
    from findings.formats.dossier import Dossier
    from findings.inventory import Inventory

_SUBJECT = "target"
_TYPES = {"image": "container", "rootfs": "operating-system"}


def to_cyclonedx_document(dossier: Dossier, inventory: Inventory) -> dict[str, Any]:
    """Write a scan's packages, ready for `json.dumps`: the same scan gives the same document."""
    listed = to_cyclonedx(inventory)
    asked, pulled = edges_of(inventory)
    identity = document_id(dossier, json.dumps(listed, sort_keys=True))
    about = {"type": _TYPES.get(dossier.kind, "application"), "bom-ref": _SUBJECT, "name": subject(dossier)}
    if version := dossier.commit or dossier.digest:
        about["version"] = version
    tool = {"type": "application", "name": "outrider", "version": dossier.version}
    return {
        **listed,
        "serialNumber": f"urn:uuid:{identity}",
        "metadata": {
            "timestamp": dossier.started.isoformat(),
            "tools": {"components": [tool]},
            "component": about,
        },
        "dependencies": [
            {"ref": _SUBJECT, "dependsOn": [package_ref(number) for number in asked]},
            *(
                {"ref": package_ref(number), "dependsOn": [package_ref(child) for child in children]}
                for number, children in sorted(pulled.items())
            ),
        ],
        # One chain a package is known, not all of them: a reader must not take the graph for complete.
        "compositions": [{"aggregate": "incomplete", "dependencies": [_SUBJECT, *(package_ref(it) for it in sorted(pulled))]}],
    }
