# ok: dockerfile-root-user
FROM debian:12
USER root
RUN make
# ok: dockerfile-root-user
USER 10001
CMD ["/app"]
