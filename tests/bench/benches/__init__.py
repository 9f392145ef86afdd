# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""One module a bench: run(say) measures and answers a dict, rows(result) says it for people."""
