// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/method_table.hpp"

#include <array>

namespace tessera::rpc {
namespace {

using enum param_type;
using enum verb;

constexpr role_set nobody{};
constexpr role_set anyone = role::anyone;
constexpr role_set guest = role::guest;
constexpr role_set host = role::host;
constexpr role_set kiosk = role::kiosk;
constexpr role_set admin = role::admin;
constexpr role_set metrics = role::metrics;
/// Who decides for the room.
constexpr role_set deciders = host | kiosk | admin;

constexpr std::int64_t mebibyte = 1024 * 1024;
constexpr std::int64_t image_bytes = 8 * mebibyte;
constexpr std::int64_t thumbnail_bytes = 40 * 1024; // fits a line of the kiosk socket
constexpr std::int64_t pem_characters = 64 * 1024;
constexpr std::int64_t week_minutes = 7 * 24 * 60;

constexpr auto modes = std::to_array<std::string_view>({"auto", "focus", "single"});
constexpr auto terms = std::to_array<std::string_view>({"now", "minutes", "ever"});
constexpr auto images = std::to_array<std::string_view>({"wallpaper", "logo"});
constexpr auto token_roles = std::to_array<std::string_view>({"host", "admin", "metrics"});
constexpr auto levels = std::to_array<std::string_view>({"debug", "info", "warning", "error"});
constexpr auto reactions =
    std::to_array<std::string_view>({"thumbs_up", "clap", "heart", "laugh", "surprise", "party"});

constexpr auto share = std::to_array<param>({{"share", id}});
constexpr auto request = std::to_array<param>({{"request", id}});
constexpr auto participant = std::to_array<param>({{"participant", id}});
constexpr auto block = std::to_array<param>({{"block", id}});
constexpr auto share_pin = std::to_array<param>({{"share", id}, {"pinned", boolean}});
constexpr auto share_swap = std::to_array<param>({{"share", id}, {"with", id}});
constexpr auto share_volume = std::to_array<param>(
    {{"share", id}, {"volume", integer, false, 0, 100}, {"muted", boolean, false}});
constexpr auto sound = std::to_array<param>(
    {{"volume", integer, false, 0, 100}, {"muted", boolean, false}, {"ducking", boolean, false}});
constexpr auto layout = std::to_array<param>({{"mode", choice, false, 0, 0, modes},
                                              {"focus", text, false, 0, 64},
                                              {"full", text, false, 0, 64},
                                              {"overlay", boolean, false}});
constexpr auto removal = std::to_array<param>({{"participant", id},
                                               {"term", choice, false, 0, 0, terms},
                                               {"minutes", integer, false, 1, week_minutes}});
constexpr auto mute = std::to_array<param>({{"participant", id}, {"muted", boolean}});
constexpr auto allowed = std::to_array<param>({{"allowed", boolean}});
constexpr auto raised = std::to_array<param>({{"raised", boolean}});
constexpr auto reaction = std::to_array<param>({{"reaction", choice, true, 0, 0, reactions}});
constexpr auto said = std::to_array<param>({{"text", text, true, 1, 500}});
constexpr auto new_pin = std::to_array<param>({{"pin", text, true, 4, 8}});
constexpr auto host_open =
    std::to_array<param>({{"code", text, false, 1, 64}, {"token", text, false, 1, 256}});
constexpr auto values = std::to_array<param>({{"values", object}});
constexpr auto keys = std::to_array<param>({{"keys", list, true, 1, 256}});
constexpr auto path = std::to_array<param>({{"path", text, false, 1, 4096}});
constexpr auto logs = std::to_array<param>(
    {{"minutes", integer, false, 1, 60}, {"level", choice, false, 0, 0, levels}});
constexpr auto certificate = std::to_array<param>(
    {{"certificate", text, true, 1, pem_characters}, {"key", text, true, 1, pem_characters}});
constexpr auto image_set = std::to_array<param>(
    {{"image", choice, true, 0, 0, images}, {"data", bytes, true, 1, image_bytes}});
constexpr auto image = std::to_array<param>({{"image", choice, true, 0, 0, images}});
constexpr auto password =
    std::to_array<param>({{"password", text, true, 8, 256}, {"current", text, false, 0, 256}});
constexpr auto login = std::to_array<param>({{"password", text, true, 1, 256}});
constexpr auto token_new =
    std::to_array<param>({{"name", text, true, 1, 64}, {"role", choice, true, 0, 0, token_roles}});
constexpr auto token = std::to_array<param>({{"token", id}});
constexpr auto device = std::to_array<param>({{"device", id}});
constexpr auto share_maybe = std::to_array<param>({{"share", id, false}});
constexpr auto thumbnail =
    std::to_array<param>({{"share", id}, {"data", bytes, true, 1, thumbnail_bytes}});

constexpr auto by_connection = handler::connection;
constexpr auto by_meeting = handler::meeting;
constexpr auto by_house = handler::house;
constexpr auto by_kiosk = handler::kiosk;

constexpr auto methods = std::to_array<method>({
    // clang-format off
    // of a page's connection (docs/signalling.md)
    {"room.hello",     anyone, nobody, by_connection},
    {"join",           anyone, nobody, by_connection},
    {"resume",         anyone, nobody, by_connection},
    {"leave",          guest,  nobody, by_connection},
    {"host.open",      anyone, nobody, by_connection, host_open},
    {"peer.offer",     guest,  nobody, by_connection},
    {"peer.candidate", guest,  guest,  by_connection},
    {"peer.close",     guest,  nobody, by_connection},
    {"share.report",   guest,  nobody, by_connection},
    {"view.offer",     guest,  nobody, by_connection},
    {"view.set",       guest,  nobody, by_connection},
    {"ping",           anyone | kiosk | admin, nobody, by_connection},
    // of a local socket's connection (docs/kiosk-rpc.md)
    {"hello",           kiosk | admin, nobody, by_connection},
    {"kiosk.ready",     kiosk,         nobody, by_connection},
    {"share.displayed", kiosk,         nobody, by_connection},
    {"share.failed",    kiosk,         nobody, by_connection},
    {"events.follow",   admin,         nobody, by_connection},
    {"share.thumbnail", kiosk,         nobody, by_connection, thumbnail},
    // the room (docs/api.md)
    {"room.get", guest | deciders, nobody, by_connection, {}, get, "/room", "The room as it is."},
    {"share.stop", guest | deciders, nobody, by_meeting, share, del, "/shares/{share}", "Ends a share."},
    {"share.pause", guest | deciders, nobody, by_meeting, share, post, "/shares/{share}/pause",
     "The display keeps the last picture."},
    {"share.resume", guest | deciders, nobody, by_meeting, share, post, "/shares/{share}/resume",
     "The picture moves again."},
    {"share.pin", deciders, nobody, by_meeting, share_pin, put, "/shares/{share}/pin",
     "A pinned share stays on the display whatever comes."},
    {"share.swap", deciders, nobody, by_meeting, share_swap, post, "/shares/{share}/swap",
     "Two shares change places."},
    {"share.volume", guest | deciders, nobody, by_meeting, share_volume, put, "/shares/{share}/volume",
     "How loud the display plays a share, and whether at all."},
    {"sound.set", deciders, nobody, by_meeting, sound, put, "/sound",
     "How loud the display is in all, whether it is muted, and whether who speaks lowers the other shares."},
    {"request.accept", guest | deciders, nobody, by_meeting, request, post, "/requests/{request}/accept",
     "Lets somebody show."},
    {"request.refuse", guest | deciders, nobody, by_meeting, request, post, "/requests/{request}/refuse",
     "Does not let somebody show; who asked takes the question back with it."},
    {"layout.set", deciders, nobody, by_meeting, layout, put, "/layout", "How the shares lie on the display."},
    {"lobby.accept", deciders, nobody, by_meeting, participant, post, "/lobby/{participant}/accept",
     "Lets somebody in."},
    {"lobby.refuse", deciders, nobody, by_meeting, participant, post, "/lobby/{participant}/refuse",
     "Does not let somebody in."},
    {"participant.remove", deciders, nobody, by_meeting, removal, post, "/participants/{participant}/remove",
     "Removes somebody: now (may come back), for some minutes, or for good."},
    {"participant.mute", deciders, nobody, by_meeting, mute, put, "/participants/{participant}/mute",
     "What a muted one says and sends is not shown; it holds for the device."},
    {"hand.lower", deciders, nobody, by_meeting, participant, post, "/participants/{participant}/hand/lower",
     "Lowers somebody's hand."},
    {"hand.raise", guest, nobody, by_meeting, raised},
    {"reaction.send", guest, nobody, by_meeting, reaction},
    {"chat.send", guest | host | admin, nobody, by_meeting, said, post, "/chat", "Says something to all."},
    {"chat.clear", deciders, nobody, by_meeting, {}, del, "/chat", "Takes all messages away."},
    {"notices.clear", deciders, nobody, by_meeting, {}, del, "/notices", "Takes the display's notices away."},
    {"blocks.list", host | admin, nobody, by_meeting, {}, get, "/blocks", "Who may not come back, and until when."},
    {"blocks.undo", host | admin, nobody, by_meeting, block, del, "/blocks/{block}", "Lets somebody come back."},
    {"pin.show", host | admin, nobody, by_meeting, {}, get, "/pin", "The PIN of the meeting."},
    {"pin.new", deciders, nobody, by_meeting, {}, post, "/pin/new", "Another random PIN."},
    {"pin.set", deciders, nobody, by_meeting, new_pin, put, "/pin", "The PIN of the policy \"fixed\"."},
    {"host.code", kiosk | admin, nobody, by_meeting, {}, get, "/host-code", "The code that makes somebody a host."},
    {"viewing.set", deciders, nobody, by_meeting, allowed, put, "/viewing",
     "Whether people may watch on their own devices, until the meeting ends; the option meeting.viewing comes first."},
    {"meeting.end", deciders, nobody, by_meeting, {}, post, "/meeting/end", "Ends the meeting for everybody."},
    {"quality.history", host | admin, nobody, by_meeting, share_maybe, get, "/quality",
     "How the shares fared in the last ten minutes."},
    {"thumbnail.get", host | admin, nobody, by_kiosk, share, get, "/shares/{share}/thumbnail",
     "A small picture of what the display shows of a share."},
    // the box (docs/api.md)
    {"session.open", anyone, nobody, by_house, login, post, "/session", "The admin's password for a token."},
    {"session.close", admin, nobody, by_house, {}, del, "/session", "The token of this session is void."},
    {"password.set", anyone | admin, nobody, by_house, password, put, "/password",
     "The first password, or another one."},
    {"setup.code", kiosk | admin, nobody, by_house, {}, get, "/setup-code",
     "The code that the first password needs; for whoever stands before the display."},
    {"tokens.list", admin, nobody, by_house, {}, get, "/tokens", "The bearer tokens, without their secrets."},
    {"tokens.new", admin, nobody, by_house, token_new, post, "/tokens", "A bearer token; it is shown once."},
    {"tokens.revoke", admin, nobody, by_house, token, del, "/tokens/{token}", "A bearer token is void."},
    {"devices.list", admin, nobody, by_house, {}, get, "/devices", "The devices that plugins know again."},
    {"devices.forget", admin, nobody, by_house, device, del, "/devices/{device}",
     "A device is a stranger again, and what it shows ends."},
    {"status", admin, nobody, by_house, {}, get, "/status", "What runs."},
    {"config.check", admin, nobody, by_house, path, post, "/config/check", "The faults of a configuration file."},
    {"settings.get", admin, nobody, by_house, {}, get, "/settings",
     "Every option with its help, range, value and where the value comes from."},
    {"settings.set", kiosk | admin, nobody, by_house, values, patch, "/settings",
     "Values that win over the configuration file; the display may set its own."},
    {"settings.reset", admin, nobody, by_house, keys, post, "/settings/reset",
     "The configuration file counts again for these options."},
    {"certificate.get", admin, nobody, by_house, {}, get, "/certificate", "The certificate in use."},
    {"certificate.set", admin, nobody, by_house, certificate, put, "/certificate",
     "An own certificate with its key, both as PEM."},
    {"certificate.reset", admin, nobody, by_house, {}, del, "/certificate", "A certificate of the box's own making."},
    {"image.get", admin, nobody, by_house, image, get, "/images/{image}", "The picture."},
    {"image.set", admin, nobody, by_house, image_set, put, "/images/{image}", "A PNG or JPEG for the display."},
    {"image.clear", admin, nobody, by_house, image, del, "/images/{image}", "No such picture any more."},
    {"logs.get", admin, nobody, by_house, logs, get, "/logs", "The log of the last hour."},
    {"support.bundle", admin, nobody, by_house, {}, get, "/support-bundle",
     "What helps to find a fault, without secrets."},
    {"metrics.get", admin | metrics, nobody, by_house, {}, get, "/metrics", "Figures as Prometheus reads them."},
    // what the box only sends
    {"room.snapshot",  nobody, kiosk},
    {"room.changed",   nobody, guest | kiosk | host},
    {"lobby.accepted", nobody, guest},
    {"host.closed",    nobody, guest | host},
    {"peer.state",     nobody, guest},
    {"view.progress",  nobody, guest},
    {"share.ended",    nobody, guest},
    {"thumbnail.want", nobody, kiosk},
    {"bye",            nobody, guest | kiosk | host | admin},
    {"event",          nobody, admin},
    // clang-format on
});

} // namespace

std::span<const method> all_methods() noexcept {
  return methods;
}

} // namespace tessera::rpc
