FROM debian:12
# ruleid: dockerfile-sudo
RUN sudo apt-get update
# ruleid: dockerfile-sudo
RUN echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers
# ruleid: dockerfile-sudo
RUN make && sudo make install
# ok: dockerfile-sudo
RUN apt-get update
# ok: dockerfile-sudo
RUN echo "pseudo code"
# ok: dockerfile-sudo
COPY sudoku.txt /app/
USER 1000
