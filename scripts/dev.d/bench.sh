# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Builds, then tests/bench/bench.py.
set -euo pipefail
# shellcheck source=scripts/dev.d/common.sh
. "$TESSERA_ROOT/scripts/dev.d/common.sh"
build_then_python tests/bench/bench.py "$@"
