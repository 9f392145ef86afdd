// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace tessera::bench {

/// A part of an X display, drawn into shared memory again and again. Ends the program with 1 when
/// the display cannot do that.
class x_grab {
public:
  x_grab(Display* display, int width, int height)
      : display_(display), segment_(std::make_unique<XShmSegmentInfo>()) {
    const int screen = DefaultScreen(display);
    image_ = XShmCreateImage(display,
                             DefaultVisual(display, screen),
                             static_cast<unsigned>(DefaultDepth(display, screen)),
                             ZPixmap,
                             nullptr,
                             segment_.get(),
                             static_cast<unsigned>(width),
                             static_cast<unsigned>(height));
    if (image_ == nullptr || image_->bits_per_pixel != 32)
      fail("the display has no 32-bit pixels in shared memory");
    const auto size =
        static_cast<std::size_t>(image_->bytes_per_line) * static_cast<std::size_t>(height);
    segment_->shmid = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
    segment_->shmaddr = image_->data = static_cast<char*>(shmat(segment_->shmid, nullptr, 0));
    segment_->readOnly = False;
    XShmAttach(display, segment_.get());
    XSync(display, False);
    shmctl(segment_->shmid, IPC_RMID, nullptr); // goes with the last one who is attached
  }

  [[noreturn]] static void fail(const char* why) {
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
  }

  /// $DISPLAY with shared memory.
  static Display* open() {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr || XShmQueryExtension(display) == 0)
      fail("no X display with shared memory in $DISPLAY");
    return display;
  }

  void take(int left, int top) {
    if (XShmGetImage(display_, DefaultRootWindow(display_), image_, left, top, AllPlanes) == 0)
      fail("the picture is not on the screen");
  }

  /// 0xRRGGBB, with whatever is above it.
  [[nodiscard]] std::uint32_t pixel(int x, int y) const {
    std::uint32_t value = 0;
    const std::ptrdiff_t offset =
        std::ptrdiff_t{y} * image_->bytes_per_line + std::ptrdiff_t{x} * 4;
    std::memcpy(&value, image_->data + offset, sizeof value);
    return value;
  }

private:
  Display* display_;
  std::unique_ptr<XShmSegmentInfo> segment_; // the image keeps its address
  XImage* image_ = nullptr;
};

} // namespace tessera::bench
