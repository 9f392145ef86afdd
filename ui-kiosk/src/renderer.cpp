// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "renderer.hpp"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>
#include <array>
#include <filesystem>
#include <string_view>

namespace tessera::kiosk {
namespace {

bool has_render_device() {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator{"/dev/dri", ignored})
    if (entry.path().filename().string().starts_with("render"))
      return true;
  return false;
}

/// An OpenGL that is emulated on the processor is worse than none.
bool has_real_opengl() {
  QOpenGLContext context;
  if (!context.create())
    return false;
  QOffscreenSurface surface;
  surface.setFormat(context.format());
  surface.create();
  if (!surface.isValid() || !context.makeCurrent(&surface))
    return false;
  const auto* text = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
  std::string_view name = text != nullptr ? text : "";
  context.doneCurrent();
  constexpr std::array emulated{"llvmpipe", "softpipe", "swrast", "SWR"};
  for (std::string_view word : emulated)
    if (name.find(word) != std::string_view::npos)
      return false;
  return !name.empty();
}

bool take_gpu(renderer_choice wanted) {
  switch (wanted) {
  case renderer_choice::gpu:
    return true;
  case renderer_choice::software:
    return false;
  case renderer_choice::automatic:
    break;
  }
  // The environment is Qt's own way to ask.
  if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
    return qEnvironmentVariable("QT_QUICK_BACKEND") != QLatin1StringView("software");
  return has_render_device() && has_real_opengl();
}

} // namespace

const char* choose_renderer(renderer_choice wanted) {
  if (take_gpu(wanted))
    return "gpu";
  QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
  return "software";
}

} // namespace tessera::kiosk
