# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Shared by the shell sub-commands.

# A Beast file needs 2.6 GB of RAM (design 10): as many jobs as memory carries, not as there are cores.
compile_jobs() {
  if [ -n "${TESSERA_JOBS:-}" ]; then
    echo "$TESSERA_JOBS"
    return
  fi
  local cores kib limit
  cores=$(nproc)
  kib=$(awk '/^MemAvailable:/ {print $2}' /proc/meminfo)
  limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
  if [ "$limit" != max ] && [ $((limit / 1024)) -lt "$kib" ]; then
    kib=$((limit / 1024))
  fi
  local jobs=$((kib / 2700000))
  [ $jobs -ge 1 ] || jobs=1
  [ $jobs -le "$cores" ] || jobs=$cores
  echo "$jobs"
}

setup_unless_told() {
  [ -n "${TESSERA_NO_SETUP:-}" ] || bash "$TESSERA_ROOT/scripts/dev.d/setup.sh"
}

# For commands that a Python program does: wrong arguments end it before anything is built.
build_then_python() {
  local program=$TESSERA_ROOT/$1
  shift
  [ -x "$TESSERA_PYTHON" ] || setup_unless_told
  export PYTHONPATH=$TESSERA_ROOT/tests/integration PYTHONDONTWRITEBYTECODE=1
  "$TESSERA_PYTHON" "$program" --check-arguments "$@" || exit $?
  case " $* " in *" --help "* | *" -h "*) exit 0 ;; esac
  bash "$TESSERA_ROOT/scripts/dev.d/build.sh"
  exec "$TESSERA_PYTHON" "$program" "$@"
}
