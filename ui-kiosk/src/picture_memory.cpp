// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "picture_memory.hpp"

#include <cstdlib>
#include <utility>

namespace tessera::kiosk {

namespace {

constexpr std::size_t cache_line = 64;
constexpr std::size_t pixel_bytes = 4;

/// Each line begins with a cache line.
std::size_t stride_of(QSize size) {
  const auto bytes = static_cast<std::size_t>(size.width()) * pixel_bytes;
  return (bytes + cache_line - 1) / cache_line * cache_line;
}

} // namespace

void picture_memory::freed::operator()(uchar* bytes) const noexcept {
  std::free(bytes);
}

QImage picture_memory::take() {
  if (size_.isEmpty())
    return {};
  room one;
  {
    const std::scoped_lock lock{mutex_};
    if (!kept_.empty()) {
      one = std::move(kept_.back());
      kept_.pop_back();
    }
  }
  const auto stride = stride_of(size_);
  if (!one)
    one.reset(static_cast<uchar*>(
        std::aligned_alloc(cache_line, stride * static_cast<std::size_t>(size_.height()))));
  if (!one)
    return {};
  auto* bytes = one.get();
  auto* held = new lease{shared_from_this(), std::move(one)};
  return QImage{bytes,
                size_.width(),
                size_.height(),
                static_cast<qsizetype>(stride),
                QImage::Format_RGB32,
                give_back,
                held};
}

void picture_memory::give_back(void* ended) noexcept {
  const std::unique_ptr<lease> held{static_cast<lease*>(ended)};
  const std::scoped_lock lock{held->of->mutex_};
  if (held->of->kept_.size() < most_kept)
    held->of->kept_.push_back(std::move(held->what));
}

} // namespace tessera::kiosk
