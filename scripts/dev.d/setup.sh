# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Installs what scripts/packages/debian.txt and package-lock.json name. Asks apt only when a package
# is missing, npm only when the lock file changed since the last time, and fills web/vendor/ from npm's.
set -euo pipefail
cd "$TESSERA_ROOT"

usage="Usage: scripts/dev setup [--check]
  --check   install nothing; exit 1 when something is missing"
check=no
for argument in "$@"; do
  case $argument in
  --check) check=yes ;;
  -h | --help)
    echo "$usage"
    exit 0
    ;;
  *)
    printf 'scripts/dev setup: unknown argument "%s"\n%s\n' "$argument" "$usage" >&2
    exit 2
    ;;
  esac
done

say() { echo "setup: $*"; }
fail() {
  echo "setup: $*" >&2
  exit 1
}

mapfile -t wanted < <(sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' scripts/packages/debian.txt)
# Any Node from 18 on will do: Debian's own one, or a newer one that is first in PATH.
node_major() { node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0; }
[ "$(node_major)" -ge 18 ] || wanted+=(nodejs)
command -v npm >/dev/null || wanted+=(npm)

missing_debian() {
  local -A present=()
  local name status
  while read -r name status; do
    [ "$status" = installed ] && present[$name]=1
  done < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null || true)
  for name in "${wanted[@]}"; do
    [ -n "${present[$name]:-}" ] || echo "$name"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -- "$@"
  fi
}

# Mirrors stumble; three tries with a pause tell a stumble from a fault.
persist() {
  local try
  for try in 1 2 3; do
    "$@" && return 0
    say "failed (try $try of 3): $*"
    [ "$try" = 3 ] || sleep $((try * 5))
  done
  return 1
}

install_debian() {
  command -v apt-get >/dev/null || fail "this is no Debian: install by hand: $*"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    fail "$# Debian packages are missing and you are neither root nor is sudo there. As root: apt-get install $*"
  fi
  say "installing $# Debian packages"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)
  persist as_root "${apt[@]}" update || say "the package lists are not fresh; trying with the old ones"
  persist as_root "${apt[@]}" install --no-install-recommends "$@" ||
    fail "apt-get could not install: $*"
}

mapfile -t missing < <(missing_debian)
if [ ${#missing[@]} -gt 0 ]; then
  [ $check = no ] || fail "Debian packages are missing: ${missing[*]}"
  install_debian "${missing[@]}"
fi

hash -r
if [ "$(node_major)" -lt 18 ]; then
  fail "$(command -v node || echo node) is $(node --version 2>/dev/null || echo missing), at least version 18 is needed. Remove it from PATH (Debian's nodejs is /usr/bin/node), or install a newer one"
fi

# node_modules lies beside package.json, where Node looks for it from tests/ and web/ alike.
stamp=node_modules/.tessera-stamp
lock_sum=$(cat package.json package-lock.json | sha256sum | cut -d' ' -f1)
if [ "$(cat $stamp 2>/dev/null)" != "$lock_sum" ]; then
  [ $check = no ] || fail "npm packages are missing or old"
  say "installing npm packages"
  persist npm ci --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error || fail "npm ci failed"
  echo "$lock_sum" >$stamp
fi
bash scripts/dev.d/vendor.sh "$check" || fail "web/vendor is not filled; scripts/dev setup does it"
say "complete"
