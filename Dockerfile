# One image for web server, worker and management commands; docker-compose.yml puts them together.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --home-dir /var/lib/evalforms --create-home --shell /usr/sbin/nologin evalforms

WORKDIR /srv/evalforms
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt

COPY . .
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    VAR_DIR=/var/lib/evalforms \
    STATIC_ROOT=/srv/static
# Keys of the build only: the running product makes or is given its own.
RUN SECRET_KEY=build AUDIT_KEY=build python manage.py collectstatic --noinput -v 0 \
    && chmod -R a+rX /srv

USER evalforms
VOLUME /var/lib/evalforms
EXPOSE 8000
CMD ["gunicorn", "--worker-tmp-dir", "/dev/shm"]
