# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Set-up, meson and ninja; what CI does too (there with TESSERA_WERROR=1).
set -euo pipefail
cd "$TESSERA_ROOT"
# shellcheck source=scripts/dev.d/common.sh
. scripts/dev.d/common.sh

usage="Usage: scripts/dev build [TARGET...]
  TARGET   ninja targets, default: everything"
for argument in "$@"; do
  case $argument in
  -h | --help)
    echo "$usage"
    exit 0
    ;;
  -*)
    printf 'scripts/dev build: unknown option "%s"\n%s\n' "$argument" "$usage" >&2
    exit 2
    ;;
  esac
done

setup_unless_told
werror=false
[ -z "${TESSERA_WERROR:-}" ] || werror=true
if [ ! -f "$TESSERA_BUILD/build.ninja" ]; then
  meson setup "$TESSERA_BUILD" . --buildtype debugoptimized "-Dwerror=$werror"
elif [ $werror = true ]; then
  meson configure "$TESSERA_BUILD" -Dwerror=true
fi
exec ninja -C "$TESSERA_BUILD" -j "$(compile_jobs)" "$@"
