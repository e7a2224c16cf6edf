#!/bin/sh
# Installs what executes notebooks, where it is missing and there is apt.
set -eu
if command -v jupyter-nbconvert >/dev/null; then
	exit 0
fi
if ! command -v apt-get >/dev/null; then
	echo "Jupyter is missing: install nbconvert and jupyter-client, for example with pip" >&2
	exit 1
fi
root=
[ "$(id -u)" = 0 ] || root=sudo
$root apt-get update -qq
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	jupyter-nbconvert jupyter-core jupyter-client >/dev/null
