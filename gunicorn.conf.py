"""How gunicorn serves the product; read from the working directory without being named."""

import gc

from evalforms.environment import env, env_int, secret

# Over SQLite one writer waits for the other: more threads than this only lengthen the queue.
SQLITE_THREADS = 8

wsgi_app = "evalforms.wsgi"
bind = f"{env('HOST') or '127.0.0.1'}:{env('PORT') or '8000'}"
worker_class = "gthread"
workers = env_int("WEB_WORKERS", 2)
threads = env_int("WEB_THREADS", 4)
if not secret("DATABASE_URL").startswith("postgres"):
    workers = min(workers, SQLITE_THREADS)
    threads = min(threads, SQLITE_THREADS // workers)

timeout = 60  # a single PDF may be rendered while its reader waits
graceful_timeout = 10
max_requests = 2000
max_requests_jitter = 200
umask = 0o077  # database, keys and documents are the owner's alone
control_socket_disable = True
errorlog = "-"
loglevel = (env("LOG_LEVEL") or "warning").lower()


def post_worker_init(worker: object) -> None:
    """What was loaded stays: looking through it for garbage holds up requests."""
    gc.collect()
    gc.freeze()
