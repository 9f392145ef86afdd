// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/thumbnail_desk.hpp"

#include "proto/image_header.hpp"

#include <algorithm>
#include <utility>

namespace tessera::kiosk {

void thumbnail_desk::answer(entry& one, const result<picture>& outcome) {
  for (auto& then : std::exchange(one.waiting, {}))
    then(outcome);
}

bool thumbnail_desk::want(const share_id& share, time now, reply then) {
  auto& one = entries_[share];
  if (one.latest && now - one.taken < fresh) {
    then(one.latest);
    return false;
  }
  if (one.waiting.size() >= most_waiting) {
    then(errc::rate_limited);
    return false;
  }
  one.waiting.push_back(std::move(then));
  if (one.waiting.size() > 1)
    return false;
  one.asked = now;
  return true;
}

result<> thumbnail_desk::take(const share_id& share, std::string jpeg, time now) {
  auto found = entries_.find(share);
  if (found == entries_.end() || found->second.waiting.empty())
    return {errc::invalid_argument, "nobody asked for a picture of this share"};
  if (jpeg.size() > max_bytes)
    return errc::message_too_large;
  auto header = read_image_header(jpeg);
  if (!header)
    return std::move(header).error();
  if (header->what != image_header::format::jpeg)
    return {errc::unsupported_type, "a small picture is a JPEG"};
  if (header->width > max_width || header->height > max_height)
    return {errc::message_too_large, "a small picture is at most 320 pixels wide"};
  auto& one = found->second;
  one.latest = std::make_shared<const std::string>(std::move(jpeg));
  one.taken = now;
  answer(one, one.latest);
  return {};
}

std::optional<thumbnail_desk::time> thumbnail_desk::sweep(time now) {
  std::optional<time> next;
  for (auto& [share, one] : entries_) {
    if (one.waiting.empty())
      continue;
    auto until = one.asked + patience;
    if (now >= until)
      answer(one, errc::timeout);
    else
      next = next ? std::min(*next, until) : until;
  }
  return next;
}

void thumbnail_desk::forget(const share_id& share) {
  auto found = entries_.extract(share);
  if (!found.empty())
    answer(found.mapped(), errc::share_not_found);
}

void thumbnail_desk::clear() {
  for (auto& [share, one] : std::exchange(entries_, {}))
    answer(one, errc::unavailable);
}

} // namespace tessera::kiosk
