FROM golang:1.26 AS build
RUN make

# ok: dockerfile-root-user
FROM gcr.io/distroless/static:nonroot
CMD ["/app"]
