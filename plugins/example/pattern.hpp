// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/door.hpp>

#include <gst/gst.h>

#include <functional>
#include <string>

namespace tessera::example {

/// A live test pattern, as VP8 into a lane, for as long as it lives.
class pattern {
public:
  /// `failed` may be called on any thread, until the destructor has returned.
  using failed_handler = std::function<void(const std::string& why)>;
  pattern(const settings& options, std::shared_ptr<share_lane> lane, failed_handler failed);
  ~pattern();
  /// Errors: media_failed.
  result<> play();
  void make_key_frame();
  /// Pictures a second at most; 0 = as many as the options say.
  void limit_rate(int fps);

private:
  GstElement* pipeline_;
  GstElement* sink_ = nullptr;
  GstElement* rate_ = nullptr;
  std::shared_ptr<share_lane> lane_;
  failed_handler failed_;
};

} // namespace tessera::example
