#!/bin/sh
# Lets the cells of a notebook import Quotient's packages from this clone. A
# notebook runs it in its first cell, in the folder that GoNB compiles in:
#
#	!*sh "$GONB_DIR/setup.sh"
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cp "$here/go.mod" "$here/go.sum" .
go mod edit -module=notebook -require=quotient/notebooks@v0.0.0 \
	-replace=quotient="${here%/*}" -replace=quotient/notebooks="$here"
