FROM debian:12
# ruleid: dockerfile-open-permissions
RUN chmod -R 777 /app
# ruleid: dockerfile-open-permissions
RUN mkdir /data && chmod a+rwx /data
# ruleid: dockerfile-open-permissions
COPY --chmod=777 run.sh /run.sh
# ok: dockerfile-open-permissions
RUN chmod 755 /app/run.sh
# ok: dockerfile-open-permissions
RUN chown -R app:app /app/data
# ok: dockerfile-open-permissions
RUN chmod 1777 /tmp
USER 1000
