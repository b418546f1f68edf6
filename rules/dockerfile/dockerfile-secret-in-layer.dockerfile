FROM debian:12
# ruleid: dockerfile-secret-in-layer
ENV API_KEY=k-123456
# ruleid: dockerfile-secret-in-layer
ENV DB_PASSWORD hunter2
# ruleid: dockerfile-secret-in-layer
ARG GITHUB_TOKEN=ghx_0123456789
# ruleid: dockerfile-secret-in-layer
ENV MODE=production AWS_SECRET_ACCESS_KEY="abcd/efgh"
# ok: dockerfile-secret-in-layer
ENV API_KEY=""
# ok: dockerfile-secret-in-layer
ENV TOKEN_FILE=/run/secrets/token
# ok: dockerfile-secret-in-layer
ARG NPM_TOKEN
# ok: dockerfile-secret-in-layer
ENV PASSWORD=$GIVEN
# ok: dockerfile-secret-in-layer
RUN --mount=type=secret,id=api_key ./fetch
USER 1000
