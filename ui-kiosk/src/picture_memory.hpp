// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <QSize>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace tessera::kiosk {

/// Room for pictures of one size, used again and again: fresh memory for each of thirty pictures a
/// second costs more than to fill it. An image gives its room back when the last copy of it goes,
/// in whatever thread. Context: any thread.
class picture_memory : public std::enable_shared_from_this<picture_memory> {
public:
  static constexpr std::size_t most_kept = 4; ///< shown, waiting, and about to be

  explicit picture_memory(QSize size) : size_(size) {}

  /// Format_RGB32, with nothing in it yet. Null when there is no memory.
  [[nodiscard]] QImage take();
  [[nodiscard]] QSize size() const noexcept { return size_; }

private:
  struct freed {
    void operator()(uchar* bytes) const noexcept;
  };
  using room = std::unique_ptr<uchar, freed>;
  struct lease {
    std::shared_ptr<picture_memory> of;
    room what;
  };
  static void give_back(void* ended) noexcept;

  const QSize size_;
  std::mutex mutex_; ///< guards kept_
  std::vector<room> kept_;
};

} // namespace tessera::kiosk
