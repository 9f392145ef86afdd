// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/backoff.hpp"
#include "base/ids.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace tessera::kiosk {

/// Which lanes the kiosk has, which are on their way, and which must be asked for again. Pure: it
/// says what to do and is told what came of it.
class lane_book {
public:
  /// "Ask the share's owner to attach a reader." The ticket tells answers of an earlier attempt
  /// from those that still count.
  struct order {
    share_id share;
    unsigned ticket = 0;
    friend bool operator==(const order&, const order&) = default;
  };

  /// The kiosk can take lanes now: all open shares.
  [[nodiscard]] std::vector<order> channel_opened();
  void channel_closed();

  /// A share opened, or a share goes on with another owner: its lane is needed (again). Nothing
  /// when there is no kiosk.
  [[nodiscard]] std::optional<order> share_opened(const share_id& share);
  void share_ended(const share_id& share);
  /// There is another meeting: none of the shares lives.
  void clear() { shares_.clear(); }

  /// The owner has attached the reader. True: hand the other end to the kiosk. False: nobody wants
  /// it any more, let go of it.
  [[nodiscard]] bool attached(const order& what);
  /// The owner did not. How long to wait before retry(); nothing when nobody wants it any more.
  [[nodiscard]] std::optional<std::chrono::milliseconds> failed(const order& what);
  [[nodiscard]] std::optional<order> retry(const order& what);

private:
  enum class stage { unwanted, asked, waiting, handed_over };
  static constexpr backoff::rule retry_rule{.first = std::chrono::milliseconds{250},
                                            .longest = std::chrono::seconds{4}};
  struct entry {
    stage at = stage::unwanted;
    unsigned ticket = 0;
    backoff pause{retry_rule};
  };

  order ask(const share_id& share, entry& what);
  [[nodiscard]] entry* find(const order& what, stage at);

  std::map<share_id, entry> shares_;
  unsigned last_ticket_ = 0;
  bool channel_ = false;
};

} // namespace tessera::kiosk
