# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Percentiles, and what a run of stamps says."""


def percentile(values, share):
    """Nearest rank: always a value that was measured."""
    if not values:
        return None
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * share // 100))  # ceiling
    return ordered[int(rank) - 1]


def spread(values, digits=1):
    """p50, p95 and max of some measurements; None where there are none."""
    if not values:
        return {"p50": None, "p95": None, "max": None}
    return {
        "p50": round(percentile(values, 50), digits),
        "p95": round(percentile(values, 95), digits),
        "max": round(max(values), digits),
    }


def read_stamps(stamps, start_ms, end_ms):
    """Figures of the stamps that the display showed between two moments (wall clock)."""
    window = [stamp for stamp in stamps if start_ms <= stamp["t"] <= end_ms]
    good = [stamp for stamp in window if "stamp" in stamp]
    gaps = [after["t"] - before["t"] for before, after in zip(good, good[1:])]
    seconds = (end_ms - start_ms) / 1000
    return {
        "delay_ms": spread([stamp["delay"] for stamp in good]),
        "fps": round(len({stamp["stamp"] for stamp in good}) / seconds, 1) if seconds else 0,
        "stamps": len(good),
        "unreadable_stamps": len(window) - len(good),
        "longest_gap_ms": round(max(gaps), 1) if gaps else None,
    }
