# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Builds the libFuzzer targets with clang and lets one, or each, look for new input for a while.
set -euo pipefail
cd "$TESSERA_ROOT"
# shellcheck source=scripts/dev.d/common.sh
. scripts/dev.d/common.sh

mapfile -t targets < <(find tests/fuzz -maxdepth 1 -name '*_fuzz.cpp' -printf '%f\n' | sed 's/_fuzz.cpp$//' | sort)
usage="Usage: scripts/dev fuzz [NAME [SECONDS]]
       scripts/dev fuzz NAME --runs COUNT
  NAME      one of: ${targets[*]}; all of them one after the other when absent
  SECONDS   for each, default 60
  COUNT     executions, however long they take (docs/testing.md)
What it finds new stays in build/fuzz/found/NAME; a crash is written to build/fuzz/crashes/."

bad() {
  printf 'scripts/dev fuzz: %s\n%s\n' "$1" "$usage" >&2
  exit 2
}

case ${1:-} in -h | --help)
  echo "$usage"
  exit 0
  ;;
esac
if [ "${2:-}" = --runs ]; then
  [ $# -le 3 ] || bad "too many arguments"
  [[ ${3:-} =~ ^[1-9][0-9]*$ ]] || bad "\"${3:-}\" is no number of executions"
  limit="-runs=$3" much="$3 executions"
else
  [ $# -le 2 ] || bad "too many arguments"
  seconds=${2:-60}
  [[ $seconds =~ ^[1-9][0-9]*$ ]] || bad "\"$seconds\" is no number of seconds"
  limit="-max_total_time=$seconds" much="$seconds s"
fi
if [ -n "${1:-}" ]; then
  [[ " ${targets[*]} " == *" $1 "* ]] || bad "there is no target \"$1\""
  targets=("$1")
fi

setup_unless_told
folder=$TESSERA_BUILD/fuzz
if [ ! -f "$folder/build.ninja" ]; then
  CXX=clang++ meson setup "$folder" . -Dfuzz=true -Ddaemon=false -Dkiosk=false
fi
programs=("${targets[@]/#/tests/fuzz/}")
ninja -C "$folder" -j "$(compile_jobs)" "${programs[@]/%/_fuzz}"
status=0
mkdir -p "$folder/crashes"
for target in "${targets[@]}"; do
  mkdir -p "$folder/found/$target"
  echo "== $target for $much"
  "$folder/tests/fuzz/${target}_fuzz" "$limit" -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="$folder/crashes/$target-" \
    "$folder/found/$target" "tests/fuzz/corpus/$target" 2>"$folder/$target.log" || status=1
  tail -n 12 "$folder/$target.log"
done
exit $status
