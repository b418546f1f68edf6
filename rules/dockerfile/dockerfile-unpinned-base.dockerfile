# ruleid: dockerfile-unpinned-base
FROM python:latest AS one
# ruleid: dockerfile-unpinned-base
FROM node
# ruleid: dockerfile-unpinned-base
FROM --platform=linux/amd64 ghcr.io/acme/base AS two
# ok: dockerfile-unpinned-base
FROM python:3.13-slim
# ok: dockerfile-unpinned-base
FROM ghcr.io/acme/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
# ok: dockerfile-unpinned-base
FROM scratch
# ok: dockerfile-unpinned-base
FROM one
# ok: dockerfile-unpinned-base
FROM $BASE
USER 1000
