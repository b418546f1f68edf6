FROM debian:12 AS build
RUN make

# ruleid: dockerfile-root-user
FROM debian:12
COPY --from=build /app /app
CMD ["/app"]
