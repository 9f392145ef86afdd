// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "actions.hpp"

#include "core/room_document.hpp"
#include "core/room_rows.hpp"

namespace tessera::kiosk {

void actions::askHostCode() {
  link_.call("host.code", nlohmann::json::object(), [this](const nlohmann::json& value) {
    Q_EMIT hostCode(to_qstring(text_at(value, "code")));
  });
}

void actions::changeSetting(const QString& key, const QJSValue& value) {
  nlohmann::json wanted;
  if (value.isBool())
    wanted = value.toBool();
  else if (value.isNumber())
    wanted = value.toInt();
  else
    wanted = value.toString().toStdString();
  link_.call("settings.set",
             {{"values", {{key.toStdString(), std::move(wanted)}}}},
             {},
             [this, key](const nlohmann::json&) { Q_EMIT settingRefused(key); });
}

} // namespace tessera::kiosk
