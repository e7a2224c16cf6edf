#!/usr/bin/env bash
# What the GitHub Action runs: verify, weave --check and check, as far as its inputs ask for
# them. Each is run whatever the others find; the exit code is the greatest of theirs.
#
#	run.sh PROGRAM      with VERIFY, WEAVE, DRAFTS, AGAINST, SOURCES: names, one a line
#	                    and SARIF: a folder for logs, or nothing
set -uo pipefail
program=$1

# lines reads the lines of a text into the list names, without those that are empty.
lines() {
	names=()
	local line
	while IFS= read -r line || [ -n "$line" ]; do
		line=${line%$'\r'}
		if [ -n "$line" ]; then names+=("$line"); fi
	done <<<"$1"
}

worst=0
# run prints what is found, and the same as SARIF to a file if that is asked for.
run() {
	local log=$1
	shift
	echo "::group::quotient $*"
	"$program" "$@"
	local code=$?
	echo "::endgroup::"
	if [ $code -gt $worst ]; then worst=$code; fi
	if [ -n "${SARIF:-}" ] && [ -n "$log" ]; then
		mkdir -p "$SARIF"
		"$program" "$1" --sarif "${@:2}" >"$SARIF/$log" 2>/dev/null
		if [ ! -s "$SARIF/$log" ]; then rm -f "$SARIF/$log"; fi # what could not be read
	fi
}

lines "${SOURCES:-}"
sources=()
for name in ${names[@]+"${names[@]}"}; do sources+=(--sources "$name"); done

lines "${VERIFY:-}"
if [ ${#names[@]} -gt 0 ]; then run verify.sarif verify ${sources[@]+"${sources[@]}"} -- "${names[@]}"; fi

lines "${WEAVE:-}"
if [ ${#names[@]} -gt 0 ]; then run "" weave --check -- "${names[@]}"; fi

lines "${DRAFTS:-}"
drafts=(${names[@]+"${names[@]}"})
lines "${AGAINST:-}"
if [ ${#drafts[@]} -gt 0 ] || [ ${#names[@]} -gt 0 ]; then
	against=()
	for name in ${names[@]+"${names[@]}"}; do against+=(--against "$name"); done
	run check.sarif check ${against[@]+"${against[@]}"} -- ${drafts[@]+"${drafts[@]}"}
fi

if [ -n "${SARIF:-}" ] && [ -n "${GITHUB_OUTPUT:-}" ]; then echo "sarif=$SARIF" >>"$GITHUB_OUTPUT"; fi
exit $worst
