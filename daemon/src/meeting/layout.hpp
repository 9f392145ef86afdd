// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tessera::meeting {

enum class layout_mode : std::uint8_t { automatic, focus, single };

/// What layout.set asks for; what is absent stays. An empty share: let the box choose, or none.
struct layout_wish {
  std::optional<layout_mode> mode;
  std::optional<share_id> focus;
  std::optional<share_id> full;
  std::optional<bool> overlay;
};

/// A share as far as its place matters.
struct tile {
  share_id id;
  unsigned long number = 0; ///< the later it came, the higher
  unsigned long pinned = 0; ///< the later it was pinned, the higher; 0 = it is not
};

/// How much of the display a share has.
enum class place : std::uint8_t {
  main,   ///< the only one, the large one, or the one that fills the display: must stay readable
  half,   ///< one of two beside each other
  small,  ///< a tile among many, or in the strip
  hidden, ///< behind another one
};

/// Which share is the large one. Whoever comes takes the large place, unless somebody is pinned;
/// when the large one ends, the last pinned one follows, else the newest.
class layout {
public:
  /// All or nothing. Errors: share_not_found.
  [[nodiscard]] result<> set(const layout_wish& wish, const std::vector<tile>& tiles);
  /// To be called after each change of the shares or their pins. `fresh`: one that has just come.
  void follow(const std::vector<tile>& tiles, const share_id& fresh = {});
  /// Whoever was dragged onto the large one is the large one now.
  void swapped(const share_id& one, const share_id& other);
  void pinned(const share_id& which) { focus_ = which; }

  [[nodiscard]] place place_of(const share_id& which, std::size_t tiles) const;
  [[nodiscard]] const share_id& focus() const noexcept { return focus_; }
  [[nodiscard]] nlohmann::json render(std::size_t tiles) const;

private:
  layout_mode mode_ = layout_mode::automatic;
  share_id focus_; ///< kept in the mode auto too, for when the mode turns
  share_id full_;
  bool overlay_ = false;
};

[[nodiscard]] std::string_view name_of(layout_mode mode) noexcept;
[[nodiscard]] std::optional<layout_mode> mode_from(std::string_view name) noexcept;

} // namespace tessera::meeting
