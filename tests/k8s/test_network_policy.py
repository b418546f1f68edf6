"""Where the namespace's network policy lets a pod go, judged as Kubernetes says a network plug-in must.

The tests' cluster has a plug-in that enforces none, so packets prove nothing here: what is proved is what the policy means.
https://kubernetes.io/docs/concepts/services-networking/network-policies/
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.equipment import ROOT
from tests.kube import TestCluster

FILE = ROOT / "k8s/manifests/network-policy.yaml"
POLICY: dict[str, Any] = yaml.safe_load(FILE.read_text())
METADATA = {
    "instances on AWS": "169.254.169.254",
    "instances on AWS, IPv6": "fd00:ec2::254",
    "tasks on ECS": "169.254.170.2",
    "pods on EKS": "169.254.170.23",
    "pods on EKS, IPv6": "fd00:ec2::23",
    "machines on Azure": "169.254.169.254",
    "Azure's host": "168.63.129.16",
    "this node": "fe80::1",
}
NODES_RESOLVER = ip_address("169.254.20.10")
PORTS = st.sampled_from([53, 80, 443]) | st.integers(1, 65535)
PROTOCOLS = st.sampled_from(["TCP", "UDP", "SCTP"])
Address = IPv4Address | IPv6Address


@dataclass(frozen=True)
class Way:
    """From a pod of ours to somewhere."""

    to: Address
    port: int
    protocol: str = "TCP"
    in_cluster: bool = False
    """To a pod; of whichever namespace."""

    def is_open(self, policy: dict[str, Any]) -> bool:
        """Rules add up: one that lets it pass is enough. A rule without peers or ports names all of them."""
        return any(self._to(rule.get("to")) and self._through(rule.get("ports")) for rule in policy["spec"]["egress"])

    def _to(self, peers: list[dict[str, Any]] | None) -> bool:
        return peers is None or any(self._meets(peer) for peer in peers)

    def _meets(self, peer: dict[str, Any]) -> bool:
        if set(peer) == {"namespaceSelector"}:
            assert peer["namespaceSelector"] == {}, "labels are not judged here"
            return self.in_cluster
        assert set(peer) == {"ipBlock"}, "no other peer is judged here"
        block = peer["ipBlock"]
        return _within(self.to, block["cidr"]) and not any(_within(self.to, one) for one in block.get("except", ()))

    def _through(self, ports: list[dict[str, Any]] | None) -> bool:
        return ports is None or any((one["protocol"], one["port"]) == (self.protocol, self.port) for one in ports)


def _within(address: Address, block: str) -> bool:
    network = ip_network(block)
    return address.version == network.version and address in network


def in_block(block: str) -> st.SearchStrategy[Address]:
    return st.ip_addresses(network=block)


def test_every_pod_of_the_namespace_is_under_it_both_ways() -> None:
    spec = POLICY["spec"]
    assert (spec["podSelector"], sorted(spec["policyTypes"])) == ({}, ["Egress", "Ingress"])
    assert spec["ingress"] == [], "no rule: nothing comes in"


@pytest.mark.parametrize("where", METADATA)
@pytest.mark.parametrize("port", [53, 80, 443, 2579, 8080])
def test_no_clouds_metadata_is_reached(where: str, port: int) -> None:
    ways = [Way(ip_address(METADATA[where]), port, protocol) for protocol in ("TCP", "UDP")]
    assert [way for way in ways if way.is_open(POLICY)] == []


@given(to=in_block("169.254.0.0/16") | in_block("fe80::/10") | in_block("fd00:ec2::/32"), port=PORTS, protocol=PROTOCOLS)
def test_nothing_link_local_is_reached_but_the_nodes_resolver(to: Address, port: int, protocol: str) -> None:
    resolver = to == NODES_RESOLVER and port == 53 and protocol in {"TCP", "UDP"}
    assert Way(to, port, protocol).is_open(POLICY) == resolver


@given(to=st.ip_addresses(), port=PORTS, protocol=PROTOCOLS, in_cluster=st.booleans())
def test_nothing_leaves_but_https_and_the_clusters_own_name_look_ups(
    to: Address, port: int, protocol: str, *, in_cluster: bool
) -> None:
    if Way(to, port, protocol, in_cluster).is_open(POLICY):
        look_up = port == 53 and protocol in {"TCP", "UDP"} and (in_cluster or to == NODES_RESOLVER)
        assert look_up or (port, protocol) == (443, "TCP")


@pytest.mark.parametrize("to", ["140.82.112.3", "10.0.3.7", "2606:50c0:8000::153", "fd12:3456::7"])
def test_a_forge_and_a_service_are_reached_wherever_they_are(to: str) -> None:
    assert Way(ip_address(to), 443).is_open(POLICY)


@pytest.mark.parametrize("protocol", ["UDP", "TCP"])
@pytest.mark.parametrize(("to", "in_cluster"), [("10.96.0.10", True), ("169.254.20.10", False)])
def test_names_are_looked_up_in_the_cluster_or_on_the_node(to: str, protocol: str, *, in_cluster: bool) -> None:
    assert Way(ip_address(to), 53, protocol, in_cluster).is_open(POLICY)


@pytest.mark.xdist_group("cluster")
@pytest.mark.timeout(900)
def test_a_cluster_takes_it_as_it_is_written(cluster: TestCluster) -> None:
    held = cluster.get("networkpolicy", POLICY["metadata"]["name"], "-n", "outrider")["spec"]
    assert {name: value for name, value in held.items() if name != "ingress"} == {
        name: value for name, value in POLICY["spec"].items() if name != "ingress"
    }
    assert not held.get("ingress")
