// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/wifi_code.hpp"

namespace tessera::kiosk {
namespace {

QString escaped(const QString& text) {
  QString safe;
  for (auto c : text) {
    if (QStringLiteral(R"(;,:\")").contains(c))
      safe += QLatin1Char('\\');
    safe += c;
  }
  return safe;
}

} // namespace

QString wifi_code(const QString& name, const QString& password, const QString& security) {
  bool open = security == QLatin1StringView("nopass");
  if (name.isEmpty() || (!open && password.isEmpty()))
    return {};
  QString code = QStringLiteral("WIFI:T:");
  // Phones of today join a WPA3 network that is announced as WPA; many do not know SAE.
  code += open ? QStringLiteral("nopass") : QStringLiteral("WPA");
  code += QStringLiteral(";S:") + escaped(name);
  if (!open)
    code += QStringLiteral(";P:") + escaped(password);
  return code + QStringLiteral(";;");
}

} // namespace tessera::kiosk
