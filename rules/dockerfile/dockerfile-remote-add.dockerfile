FROM debian:12
# ruleid: dockerfile-remote-add
ADD https://example.com/tool.tar.gz /opt/
# ruleid: dockerfile-remote-add
ADD --chown=app:app http://example.com/tool /usr/bin/tool
# ruleid: dockerfile-remote-add
ADD --chmod=755 https://example.com/run.sh /run.sh
# ok: dockerfile-remote-add
ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.com/tool.tar.gz /opt/
# ok: dockerfile-remote-add
ADD files.tar.gz /opt/
# ok: dockerfile-remote-add
COPY . /app
USER 1000
