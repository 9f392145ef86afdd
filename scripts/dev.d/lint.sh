# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Format, static checks and syntax of changed files; says what it checked and what it left out.
set -uo pipefail
cd "$TESSERA_ROOT" || exit 1

usage="Usage: scripts/dev lint [--all | --since REVISION | FILE...]
  default   files that differ from HEAD, or when none does, those of the last commit
  --all     every file of the tree (clang-tidy takes about 20 s an actor file)"

tidy_jobs=$(nproc)
files=()
since=
all=no
while [ $# -gt 0 ]; do
  case $1 in
  -h | --help)
    echo "$usage"
    exit 0
    ;;
  --all) all=yes ;;
  --since)
    since=${2:-}
    if ! git rev-parse -q --verify "$since^{commit}" >/dev/null; then
      printf 'scripts/dev lint: "%s" is no revision\n%s\n' "$since" "$usage" >&2
      exit 2
    fi
    shift
    ;;
  -*)
    printf 'scripts/dev lint: unknown option "%s"\n%s\n' "$1" "$usage" >&2
    exit 2
    ;;
  *)
    if [ ! -f "$1" ]; then
      printf 'scripts/dev lint: there is no file "%s"\n%s\n' "$1" "$usage" >&2
      exit 2
    fi
    files+=("$1")
    ;;
  esac
  shift
done

if [ $all = yes ]; then
  mapfile -t files < <(git ls-files -co --exclude-standard)
elif [ ${#files[@]} -eq 0 ]; then
  mapfile -t files < <({
    git diff --name-only "${since:-HEAD}"
    git ls-files -o --exclude-standard
  } | sort -u)
  if [ ${#files[@]} -eq 0 ]; then
    mapfile -t files < <(git diff --name-only HEAD~1 HEAD 2>/dev/null || git ls-files)
  fi
fi

faults=0
checked=0
check() { # check WHAT FILE COMMAND...
  local what=$1 file=$2 output
  shift 2
  checked=$((checked + 1))
  if ! output=$("$@" 2>&1); then
    faults=$((faults + 1))
    printf '%s\n%s: %s: failed\n' "$output" "$file" "$what" >&2
  fi
}

units=()
for file in "${files[@]}"; do
  [ -f "$file" ] || continue
  case $file in
  *.cpp | *.hpp)
    check clang-format "$file" clang-format --dry-run -Werror "$file"
    case $file in *.cpp) units+=("$file") ;; esac
    ;;
  *.js | *.mjs) check "node --check" "$file" node --check "$file" ;;
  *.py) check "py_compile" "$file" "$TESSERA_PYTHON" -c \
    'import sys; compile(open(sys.argv[1]).read(), sys.argv[1], "exec")' "$file" ;;
  *.json) check "json" "$file" "$TESSERA_PYTHON" -m json.tool "$file" /dev/null ;;
  *.sh | scripts/dev | .ci/run)
    if command -v shellcheck >/dev/null; then
      check shellcheck "$file" shellcheck -x "$file"
    else
      scripts_left=$((${scripts_left:-0} + 1))
      check "bash -n" "$file" bash -n "$file"
    fi
    ;;
  esac
done

if [ ${#units[@]} -gt 0 ]; then
  database=$TESSERA_BUILD/compile_commands.json
  if [ -f "$database" ]; then
    # Only what the build compiles: clang-tidy guesses flags for anything else, and guesses wrong.
    mapfile -t known < <("$TESSERA_PYTHON" - "$database" "${units[@]}" <<'PY'
import json, os, sys
compiled = {os.path.realpath(os.path.join(e["directory"], e["file"])) for e in json.load(open(sys.argv[1]))}
print("\n".join(u for u in sys.argv[2:] if os.path.realpath(u) in compiled))
PY
    )
    [ -n "${known[0]:-}" ] || known=()
    checked=$((checked + ${#known[@]}))
    [ ${#known[@]} -eq ${#units[@]} ] ||
      echo "lint: clang-tidy skipped for $((${#units[@]} - ${#known[@]})) files that no target of $TESSERA_BUILD compiles"
    if [ ${#known[@]} -gt 0 ] && ! printf '%s\0' "${known[@]}" |
      xargs -0 -n1 -P"$tidy_jobs" clang-tidy -p "$TESSERA_BUILD" --quiet 2>/dev/null; then
      faults=$((faults + 1))
      echo "clang-tidy: failed" >&2
    fi
  else
    echo "lint: clang-tidy skipped: $database is missing (scripts/dev build makes it)"
  fi
fi

[ -z "${scripts_left:-}" ] ||
  echo "lint: shellcheck skipped for $scripts_left scripts, it is not installed (scripts/dev setup does it)"
echo "lint: ${#files[@]} files looked at, $checked checks, $faults failed"
[ $faults -eq 0 ]
