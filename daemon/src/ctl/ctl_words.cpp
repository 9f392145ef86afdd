// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_words.hpp"

#include <array>

namespace tessera::ctl {
namespace {

constexpr auto words = std::to_array<word>({
    // clang-format off
    {"pin", "show", "pin.show"},
    {"pin", "new", "pin.new"},
    {"pin", "set", "pin.set", "pin"},
    {"host-code", "", "host.code"},
    {"stop", "", "share.stop", "share"},
    {"pause", "", "share.pause", "share"},
    {"resume", "", "share.resume", "share"},
    {"swap", "", "share.swap", "share with"},
    {"share-volume", "", "share.volume", "share volume"},
    {"share-mute", "", "share.volume", "share muted"},
    {"volume", "", "sound.set", "volume"},
    {"mute", "", "sound.set", "muted"},
    {"ducking", "", "sound.set", "ducking"},
    {"layout", "", "layout.set", "mode focus?"},
    {"requests", "accept", "request.accept", "request"},
    {"requests", "refuse", "request.refuse", "request"},
    {"lobby", "accept", "lobby.accept", "participant"},
    {"lobby", "refuse", "lobby.refuse", "participant"},
    {"remove", "", "participant.remove", "participant term? minutes?"},
    {"blocks", "", "blocks.list"},
    {"blocks", "undo", "blocks.undo", "block"},
    {"chat", "", "chat.send", "text+"},
    {"viewing", "", "viewing.set", "allowed"},
    {"end-meeting", "", "meeting.end"},
    {"quality", "", "quality.history", "share?"},
    {"thumbnail", "", "thumbnail.get", "share"},
    {"settings", "", "settings.get"},
    {"settings", "set", "settings.set", "values="},
    {"settings", "reset", "settings.reset", "keys*"},
    {"setup-code", "", "setup.code"},
    {"password", "", "password.set", "password!"},
    {"token", "", "tokens.list"},
    {"token", "new", "tokens.new", "name role"},
    {"token", "revoke", "tokens.revoke", "token"},
    {"devices", "", "devices.list"},
    {"devices", "forget", "devices.forget", "device"},
    {"certificate", "", "certificate.get"},
    {"certificate", "set", "certificate.set", "certificate@ key@"},
    {"certificate", "reset", "certificate.reset"},
    {"image", "get", "image.get", "image"},
    {"image", "set", "image.set", "image data@"},
    {"image", "clear", "image.clear", "image"},
    {"logs", "", "logs.get", "minutes? level?"},
    {"bundle", "", "support.bundle"},
    {"metrics", "", "metrics.get"},
    // clang-format on
});

} // namespace

std::span<const word> all_words() noexcept {
  return words;
}

} // namespace tessera::ctl
