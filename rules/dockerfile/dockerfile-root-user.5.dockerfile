# ok: dockerfile-root-user
FROM node:22
RUN make
USER node
CMD ["/app"]
