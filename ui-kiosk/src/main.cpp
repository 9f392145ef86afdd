// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/options.hpp"
#include "kiosk_app.hpp"
#include "renderer.hpp"

#include <gst/gst.h>
#include <malloc.h>
#include <sys/signalfd.h>

#include <QGuiApplication>
#include <QSocketNotifier>
#include <csignal>
#include <cstdio>
#include <thread>

namespace {

using namespace tessera;

/// SIGTERM and SIGINT as a descriptor; blocked here, before any thread starts.
unique_fd take_signals() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  sigprocmask(SIG_BLOCK, &stops, nullptr);
  return unique_fd{signalfd(-1, &stops, SFD_NONBLOCK | SFD_CLOEXEC)};
}

int run(int argc, char** argv, const kiosk::options& options, QElapsedTimer started) {
  auto stops = take_signals();
  QGuiApplication app{argc, argv};
  QGuiApplication::setApplicationName(QStringLiteral("tessera-kiosk"));
  QGuiApplication::setApplicationVersion(QStringLiteral(TESSERA_VERSION));
  QSocketNotifier on_stop{stops.get(), QSocketNotifier::Read};
  QObject::connect(&on_stop, &QSocketNotifier::activated, &app, &QCoreApplication::quit);

  kiosk::kiosk_app kiosk{options, kiosk::choose_renderer(options.renderer), started};
  // GStreamer reads its registry meanwhile; the first frame does not wait for it.
  std::thread decoders{[&kiosk] {
    gst_init(nullptr, nullptr);
    QMetaObject::invokeMethod(&kiosk, &kiosk::kiosk_app::decoders_ready, Qt::QueuedConnection);
  }};
  kiosk.start_links();
  int code = 0;
  if (auto shown = kiosk.show(); shown) {
    code = QGuiApplication::exec();
  } else {
    std::fprintf(stderr, "tessera-kiosk: %s\n", shown.error().message().c_str());
    code = exit_code_of(shown.code());
  }
  decoders.join();
  return code;
}

} // namespace

int main(int argc, char** argv) {
  // glibc gives threads heaps of their own. Decoders come and go with their threads, so each of
  // those heaps would fill up with what others have left: 20 MB after some hundred shares
  // (scripts/dev bench cycles_sharing). Pictures stand in pools; one heap costs no time.
  mallopt(M_ARENA_MAX, 1);
  QElapsedTimer started;
  started.start();
  auto options =
      kiosk::parse_options({argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)});
  if (!options) {
    std::fprintf(
        stderr, "tessera-kiosk: %s\n%s", options.error().message().c_str(), kiosk::usage().data());
    return 2;
  }
  if (options->help) {
    std::fputs(kiosk::usage().data(), stdout);
    return 0;
  }
  if (options->version) {
    std::puts("tessera-kiosk " TESSERA_VERSION);
    return 0;
  }
  return run(argc, argv, *options, started);
}
