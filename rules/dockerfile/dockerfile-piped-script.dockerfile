FROM debian:12
# ruleid: dockerfile-piped-script
RUN curl -sL https://example.com/install.sh | sh
# ruleid: dockerfile-piped-script
RUN apt-get update && wget -qO- https://example.com/setup | bash -
# ruleid: dockerfile-piped-script
RUN bash -c "$(curl -fsSL https://example.com/install.sh)"
# ruleid: dockerfile-piped-script
RUN curl https://example.com/get.py | sudo -E python3
# ok: dockerfile-piped-script
RUN curl -fsSLo install.sh https://example.com/install.sh && echo "abc  install.sh" | sha256sum -c - && sh install.sh
# ok: dockerfile-piped-script
RUN curl -fsSL https://example.com/data.json | jq .version
# ok: dockerfile-piped-script
RUN cat list.txt | sh
USER 1000
