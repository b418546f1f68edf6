FROM debian:12
# ruleid: dockerfile-tls-verification-off
RUN curl -k https://example.com/tool -o /usr/bin/tool
# ruleid: dockerfile-tls-verification-off
RUN wget --no-check-certificate https://example.com/tool
# ruleid: dockerfile-tls-verification-off
RUN apt-get install -y --allow-unauthenticated tool
# ruleid: dockerfile-tls-verification-off
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
# ruleid: dockerfile-tls-verification-off
RUN pip install --trusted-host pypi.example.com tool
# ok: dockerfile-tls-verification-off
RUN curl -fsS https://example.com/tool -o /usr/bin/tool
# ok: dockerfile-tls-verification-off
RUN wget https://example.com/tool
# ok: dockerfile-tls-verification-off
RUN apt-get install -y tool
USER 1000
