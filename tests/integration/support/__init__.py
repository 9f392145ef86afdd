# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""What integration tests, demo, run and bench share: real processes, real sockets."""
