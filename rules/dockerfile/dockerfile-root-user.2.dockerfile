# ruleid: dockerfile-root-user
FROM alpine:3.22
ENTRYPOINT ["/app"]
