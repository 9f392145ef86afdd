// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "loops/glib_loop.hpp"

#include "base/log.hpp"

#include <glib.h>
#include <pthread.h>

#include <exception>

namespace tessera::loops {

namespace {

using task = std::function<void()>;

const log_topic topic{"glib"};

// Work that throws is a fault of ours, but it must not take the whole box down.
gboolean run_task(gpointer data) noexcept {
  try {
    (*static_cast<task*>(data))();
  } catch (const std::exception& fault) {
    topic.error("work on the GLib thread threw: {}", fault.what());
  } catch (...) {
    topic.error("work on the GLib thread threw something that is no exception");
  }
  return G_SOURCE_REMOVE;
}

void free_task(gpointer data) noexcept {
  delete static_cast<task*>(data);
}

} // namespace

glib_loop::glib_loop() : context_(g_main_context_new()), loop_(g_main_loop_new(context_, FALSE)) {}

glib_loop::~glib_loop() {
  stop();
  g_main_loop_unref(loop_);
  g_main_context_unref(context_);
}

void glib_loop::start(const std::string& name) {
  thread_ = std::thread([this, name] {
    pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
    g_main_context_push_thread_default(context_);
    g_main_loop_run(loop_);
    g_main_context_pop_thread_default(context_);
  });
}

void glib_loop::post(std::function<void()> work) {
  if (stopped_)
    return;
  // One priority for all: GLib then runs sources in the order in which they were attached.
  auto* source = g_idle_source_new();
  g_source_set_priority(source, G_PRIORITY_DEFAULT);
  g_source_set_callback(source, run_task, new task{std::move(work)}, free_task);
  g_source_attach(source, context_);
  g_source_unref(source);
}

void glib_loop::stop() {
  if (!thread_.joinable()) {
    stopped_ = true;
    return;
  }
  glib_loop::post([this] { g_main_loop_quit(loop_); });
  stopped_ = true;
  thread_.join();
}

bool glib_loop::on_loop_thread() const noexcept {
  return thread_.get_id() == std::this_thread::get_id();
}

} // namespace tessera::loops
