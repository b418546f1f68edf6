FROM debian:12
RUN make
# ruleid: dockerfile-root-user
USER root
ENTRYPOINT ["/app"]
