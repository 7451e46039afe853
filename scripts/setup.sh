#!/bin/sh
# Find a Python that is new enough and hand over to scripts/setup.py.
set -eu
cd "$(dirname "$0")/.."

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "setup: Python is missing; installing python3 and python3-venv with apt-get"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
    python=$(find_python)
fi
if [ -z "$python" ]; then
    echo "setup: Python 3.11 or newer is missing. On Debian 12 or Ubuntu 24.04: sudo apt-get install python3 python3-venv." >&2
    echo "setup: With another Python, name it: make PYTHON=/path/to/python3.12 setup" >&2
    exit 1
fi
exec "$python" -m scripts.setup
