# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Fills web/vendor/ from node_modules: what the box serves and did not write (docs/decisions/0005).
# Run by setup; with "yes" it only tells by its exit code whether something is to be done. The folder is made
# anew, so that nothing of an older version stays.
set -euo pipefail
cd "$TESSERA_ROOT"

from=node_modules/pdfjs-dist
to=web/vendor/pdfjs
stamp=$to/version.txt
version=$(node -p "require('./$from/package.json').version")
[ "$(cat $stamp 2>/dev/null)" != "$version" ] || exit 0

[ "${1:-no}" = no ] || exit 1

rm -rf "$to"
mkdir -p "$to/wasm"
# The build for browsers of some years ago: phones in a meeting room are not all new.
cp "$from/LICENSE" "$from/legacy/build/pdf.min.mjs" "$from/legacy/build/pdf.worker.min.mjs" "$to"
# Fonts that a PDF names and does not carry; how the characters of Chinese, Japanese and Korean ones are numbered.
cp -r "$from/cmaps" "$from/standard_fonts" "$to"
# The page compiles no code from a PDF's reader (Content-Security-Policy): the JPEG 2000 decoder in JavaScript.
cp "$from/wasm/openjpeg_nowasm_fallback.js" "$from/wasm/"LICENSE_*OPENJPEG "$to/wasm"
echo "$version" >"$stamp"
