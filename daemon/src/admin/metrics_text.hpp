// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera::admin {

/// Writes the Prometheus text exposition format 0.0.4.
class metrics_text {
public:
  using labels = std::vector<std::pair<std::string_view, std::string>>;

  /// What the samples after it are of. `type`: counter, gauge or histogram.
  void family(std::string_view name, std::string_view type, std::string_view help);
  void sample(double value, const labels& with = {}) { sample_of({}, value, with); }
  /// `suffix`: of a histogram _bucket (with "le", rising), _sum or _count.
  void sample_of(std::string_view suffix, double value, const labels& with = {});

  [[nodiscard]] std::string take() { return std::move(out_); }

private:
  std::string name_;
  std::string out_;
};

} // namespace tessera::admin
