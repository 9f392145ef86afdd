// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pipelines.hpp"

#include <tessera/door.hpp>

#include <catch2/catch.hpp>

#include <gst/gst.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>

namespace tessera::room {

constexpr std::chrono::seconds patience{20};

/// Keeps what comes.
class kept_lane : public share_lane {
public:
  void set_caps(const lane::caps&) override {}
  void set_sound_caps(const lane::sound_caps&) override {}
  void push(const access_unit& unit) override { take(unit.key_frame, unit.presentation_ns); }
  void push_sound(const sound_unit& unit) override { take(false, unit.presentation_ns, true); }

  /// Until so many more have come; whether they have.
  bool wait_more(std::size_t count) {
    std::unique_lock lock{mutex_};
    return news_.wait_for(lock, patience, [&, until = count_ + count] { return count_ >= until; });
  }
  bool wait_sound() {
    std::unique_lock lock{mutex_};
    return news_.wait_for(lock, patience, [&] { return sounds_ > 0; });
  }
  bool wait_keys(std::size_t count) {
    std::unique_lock lock{mutex_};
    return news_.wait_for(lock, patience, [&] { return keys_ >= count; });
  }
  bool first_is_key() {
    std::lock_guard lock{mutex_};
    return first_is_key_;
  }
  std::size_t keys() {
    std::lock_guard lock{mutex_};
    return keys_;
  }
  std::int64_t last_ns() {
    std::lock_guard lock{mutex_};
    return last_ns_;
  }

private:
  void take(bool key, std::int64_t at, bool sound = false) {
    std::lock_guard lock{mutex_};
    if (count_++ == 0)
      first_is_key_ = key;
    keys_ += key ? 1 : 0;
    sounds_ += sound ? 1 : 0;
    last_ns_ = at;
    news_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable news_;
  std::size_t count_ = 0;
  std::size_t keys_ = 0;
  std::size_t sounds_ = 0;
  std::int64_t last_ns_ = 0;
  bool first_is_key_ = false;
};

inline settings test_sources() {
  gst_init(nullptr, nullptr);
  settings all;
  for (const auto& one : room::options())
    all.set(std::string{one.key}, one.fallback);
  all.set("source", std::string{"test"});
  all.set("sound", std::string{"test"});
  all.set("width", std::int64_t{160});
  all.set("height", std::int64_t{90});
  return all;
}

/// Where hanging elements wait.
struct trap {
  std::mutex mutex;
  std::condition_variable news;
  bool shut = false;
  int inside = 0;
  int opened = 0; ///< tries so far
  int closed = 0;

  static trap& one() {
    static auto& all = *new trap; // threads may wait here when the process ends
    return all;
  }
  void pass(bool opening) {
    std::unique_lock lock{mutex};
    ++inside;
    opened += opening ? 1 : 0;
    news.notify_all();
    news.wait(lock, [this] { return !shut; });
    --inside;
    closed += opening ? 0 : 1;
    news.notify_all();
  }
  void set(bool now) {
    std::lock_guard lock{mutex};
    shut = now;
    news.notify_all();
  }
  int tries() {
    std::lock_guard lock{mutex};
    return opened;
  }
  bool wait_all_closed() {
    std::unique_lock lock{mutex};
    return news.wait_for(lock, patience, [this] { return inside == 0 && closed == opened; });
  }
  bool wait_inside(int count) {
    std::unique_lock lock{mutex};
    return news.wait_for(lock, patience, [&] { return inside == count; });
  }
};

/// A driver that hangs as it is opened, and as it is closed, while the trap is shut.
inline GstStateChangeReturn change_when_let(GstElement* element, GstStateChange change) {
  if (change == GST_STATE_CHANGE_NULL_TO_READY || change == GST_STATE_CHANGE_READY_TO_NULL)
    trap::one().pass(change == GST_STATE_CHANGE_NULL_TO_READY);
  auto* parent =
      static_cast<GstElementClass*>(g_type_class_peek_parent(G_OBJECT_GET_CLASS(element)));
  return parent->change_state(element, change);
}

inline void make_hanging_class(gpointer klass, gpointer) {
  gst_element_class_set_static_metadata(
      GST_ELEMENT_CLASS(klass), "Hangs", "Source", "Hangs", "Tests");
  GST_ELEMENT_CLASS(klass)->change_state = change_when_let;
}

inline pipeline_plan hanging_plan() {
  gst_init(nullptr, nullptr);
  static const bool made = [] {
    auto* element = gst_element_factory_make("fakesrc", nullptr);
    const auto parent = G_OBJECT_TYPE(element);
    gst_object_unref(element);
    GTypeQuery sizes;
    g_type_query(parent, &sizes);
    const auto type = g_type_register_static_simple(parent,
                                                    "TestHangingSource",
                                                    sizes.class_size,
                                                    make_hanging_class,
                                                    sizes.instance_size,
                                                    nullptr,
                                                    GTypeFlags{});
    return gst_element_register(nullptr, "hangingsrc", GST_RANK_NONE, type) != FALSE;
  }();
  REQUIRE(made);
  pipeline_plan plan;
  plan.text = "hangingsrc name=source is-live=true ! appsink name=out";
  return plan;
}

} // namespace tessera::room
