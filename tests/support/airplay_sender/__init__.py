# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A sender of AirPlay, written from the protocol's description: for tests, and for authors of plugins."""
