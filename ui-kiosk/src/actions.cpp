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

void actions::askSetupCode() {
  link_.call("setup.code", nlohmann::json::object(), [this](const nlohmann::json& value) {
    Q_EMIT setupCode(flag_at(value, "needed") ? to_qstring(text_at(value, "code")) : QString{});
  });
}

void actions::setLayout(const QString& key, const QJSValue& value) {
  nlohmann::json wanted = nlohmann::json::object();
  if (value.isBool())
    wanted[key.toStdString()] = value.toBool();
  else
    wanted[key.toStdString()] = value.toString().toStdString();
  link_.call("layout.set", wanted);
}

void actions::removeParticipant(const QString& participant, int minutes) {
  nlohmann::json whom{{"participant", participant.toStdString()}};
  whom["term"] = minutes < 0 ? "ever" : minutes > 0 ? "minutes" : "now";
  if (minutes > 0)
    whom["minutes"] = minutes;
  link_.call("participant.remove", whom);
}

void actions::answer(const QString& kind, const QString& subject, bool accepted) {
  if (kind == QLatin1StringView("lobby"))
    link_.call(accepted ? "lobby.accept" : "lobby.refuse",
               {{"participant", subject.toStdString()}});
  else
    link_.call(accepted ? "request.accept" : "request.refuse",
               {{"request", subject.toStdString()}});
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
