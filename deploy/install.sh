#!/bin/sh
# Installs the program into a folder of its own: install.sh TARGET. From the repository with its locked
# requirements, or, without a network, from the unpacked archive of `manage.py bundle`.
set -eu
target=$1
here=$(dirname "$(readlink -f "$0")")/..
python3 -m venv "$target"
pip="$target/bin/pip --disable-pip-version-check --quiet install"
if [ -d "$here/wheels" ]; then
    $pip --no-index --find-links "$here/wheels" --upgrade review
else
    $pip --require-hashes -r "$here/requirements/run.txt"
    $pip --no-deps --force-reinstall "$here"
fi
"$target/bin/python" -c 'import review; print("review", review.__version__)'
