// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.hpp"
#include "keys/key_desk.hpp"
#include "session/control_session.hpp"
#include "session/doorstep.hpp"
#include "video/url_player.hpp"

#include <tessera/option_makers.hpp>
#include <tessera/plugin.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <iterator>
#include <list>
#include <optional>
#include <utility>
#include <vector>

namespace tessera::airplay {

namespace {

const option options[] = {
    port_option("port",
                7000,
                "TCP port that senders connect to.",
                {"TCP", "iPhones, iPads, Macs: AirPlay"}),
    port_option("stream_port",
                7100,
                "First of 32 TCP ports for pictures and events, two for each sender.",
                {"TCP", "AirPlay: pictures", 32}),
    port_option("udp_port",
                6000,
                "First of 48 UDP ports for time and sound, three for each sender.",
                {"UDP", "AirPlay: sound, and answers about the time", 48}),
    text_option("name", "", "Name that devices show. Empty: the room's.", 63),
    integer_option(
        "width", 1920, "Largest picture that senders are asked for.", 640, 7680, "pixels"),
    integer_option("height", 1080, "Its height.", 480, 4320, "pixels"),
    integer_option("fps", 30, "Pictures a second that senders are asked for.", 5, 60),
    {.key = "h265",
     .type = option_type::boolean,
     .fallback = false,
     .help = "Whether senders may use H.265, which more than 1080 lines need. The display has to be "
             "quick enough to decode it."},
    choice_option("mode",
                  {"homekit", "legacy"},
                  "How senders pair: by HomeKit, with an encrypted link, or as before it, in clear and "
                  "with a key provider that unwraps keys."),
    text_option("features",
                "",
                "The features mask for trials, 0x and hexadecimal digits. Empty: what the box can.",
                18),
    choice_option("key_provider",
                  {"none", "exec"},
                  "What answers FairPlay: nothing, or the program key_provider_program "
                  "(docs/airplay-key-provider.md)."),
    text_option("key_provider_program",
                "",
                "Whole path of a key program that was installed apart from the box.",
                4096),
    text_option("key_provider_user",
                "",
                "User that the key program runs as; needed where the plugin runs as root. Empty: the "
                "plugin's own.",
                32),
    {.key = "admins",
     .type = option_type::text_list,
     .fallback = std::vector<std::string>{},
     .help = "Devices that may list, add and remove the pairings of others, by the names of their "
             "keys, which the log says when they pair. Empty: none may.",
     .minimum = 0,
     .maximum = 20},
    boolean_option("video", true, "Senders may give the address of a video; the box fetches it."),
    boolean_option("video_local",
                   false,
                   "Such an address may lead to the box itself. For tests and trials."),
};

} // namespace

/// AirPlay senders mirror to the room. Its sockets live on a thread of their own: what one of them
/// does holds nobody else up.
class airplay_door : public door, public house {
public:
  explicit airplay_door(host& services) : host_(services) {}
  ~airplay_door() override { stop(); }

  result<> start() override {
    auto pairings = pairing_store::open(host_.state_folder());
    if (!pairings)
      return std::move(pairings).error();
    pairings_.emplace(*std::move(pairings));
    pairings_->on_change([this] { tell_devices(); });
    tell_devices();
    const auto& values = host_.options();
    facts_.device_id = pairings_->device_id();
    facts_.pairing_id = pairings_->me().id;
    facts_.public_key = pairings_->me().key.public_key();
    facts_.legacy = values.text("mode") == "legacy";
    for (const auto& each : values.list("admins")) {
      if (!is_name_of_key(each))
        return {errc::invalid_argument,
                fmt::format("plugins.airplay.admins: \"{}\" is no name of a key. The log says it when "
                            "a device pairs: 20 hexadecimal digits.",
                            each)};
      facts_.admins.insert(each);
    }
    if (!values.text("features").empty()) {
      auto own = features_from(values.text("features"), facts_.legacy);
      if (!own)
        return std::move(own).error();
      own_features_ = *own;
    }
    facts_.width = static_cast<int>(values.integer("width"));
    facts_.height = static_cast<int>(values.integer("height"));
    facts_.fps = static_cast<int>(values.integer("fps"));
    ports_.tcp.first = static_cast<std::uint16_t>(values.integer("stream_port"));
    ports_.udp.first = static_cast<std::uint16_t>(values.integer("udp_port"));
    auto keys = key_desk::make(
        loop_,
        values,
        host_.state_folder(),
        {[this] { keys_changed(); },
         [this](std::string line) { host_.log(log_level::warning, line); }});
    if (!keys)
      return std::move(keys).error();
    keys_ = *std::move(keys);
    if (values.boolean("video"))
      open_videos(values.boolean("video_local"));
    facts_.features = features_now();
    loop_.start("airplay");
    running_ = true;
    // In the legacy mode this waits: nobody shall find a receiver that can open nothing.
    auto begun = keys_->start(facts_.legacy);
    if (begun)
      begun = open_port(static_cast<std::uint16_t>(values.integer("port")));
    if (!begun)
      stop();
    return begun;
  }

  void room_changed(const room_facts& now) override {
    loop_.post([this, now] {
      const auto own = host_.options().text("name");
      facts_.name = own.empty() ? now.name : own;
      facts_.pin_required = now.pin_required;
      facts_.busy = now.full;
      display_has_h265_ =
          std::find(now.decoders.begin(), now.decoders.end(), "h265") != now.decoders.end();
      facts_.features = features_now();
      published_ = true;
      host_.publish(services_of(facts_));
    });
  }

  /// A sender that mirrors cannot be asked for one.
  void key_frame_wanted(const share_id& share) override {
    for_videos([share](video_desk& desk) { desk.key_frame_wanted(share); });
  }

  void share_stopped(const share_id& share, end_reason) override {
    for_each([&](control_session& one) {
      if (one.owns(share))
        one.share_stopped(share);
    });
    for_videos([share](video_desk& desk) { desk.share_stopped(share); });
  }
  void participant_admitted(const participant_id& who) override {
    for_each([&](control_session& one) {
      if (one.is(who))
        one.let_in();
    });
    for_videos([who](video_desk& desk) { desk.participant_admitted(who); });
  }
  void participant_ended(const participant_id& who, end_reason) override {
    for_each([&](control_session& one) {
      if (one.is(who))
        one.end();
    });
    for_videos([who](video_desk& desk) { desk.participant_ended(who); });
  }

  void forget_device(const std::string& kept) override {
    loop_.post([this, kept] {
      const auto& all = pairings_->all();
      const auto found = std::find_if(
          all.begin(), all.end(), [&](const auto& each) { return kept_id(each.second.key) == kept; });
      if (found == all.end())
        return;
      const auto id = found->first;
      if (auto removed = pairings_->remove(id); !removed)
        host_.log(log_level::warning, removed.error().message());
      unpaired(id);
    });
  }

  void stop() override {
    [[maybe_unused]] auto done = on_loop([this]() -> result<> {
      acceptor_.reset();
      sessions_.clear();
      if (videos_)
        videos_->close();
      keys_.reset();
      codes().drop_proofs();
      return {};
    });
    loop_.stop();
    running_ = false;
    if (!players_.wait_empty(std::chrono::milliseconds{300}))
      host_.log(log_level::warning, "a video does not let go");
  }

  // house, on the loop's thread
  [[nodiscard]] const receiver_facts& facts() const override { return facts_; }
  [[nodiscard]] pairing_store& pairings() override { return *pairings_; }
  [[nodiscard]] const port_plan& ports() const override { return ports_; }
  void replaces_older(const void* session, const std::string& pairing) override {
    const auto all = sessions_;
    for (const auto& each : all)
      if (each.get() != session && each->pairing() == pairing && !each->plays())
        each->give_way();
  }
  [[nodiscard]] key_provider& keys() override { return keys_->provider(); }
  void unpaired(const std::string& sender) override {
    for (const auto& each : sessions_)
      if (each->pairing() == sender)
        each->unpaired();
  }
  [[nodiscard]] video_desk* videos() override { return videos_ ? &*videos_ : nullptr; }
  void ask_code(std::string name, std::string source, reply<secret> then) override {
    host_.ask_code(std::move(name), std::move(source), back(std::move(then)));
  }
  void end_code(std::string source) override { host_.end_code(std::move(source)); }
  void admit(host::candidate who, reply<host::admission> then) override {
    const auto pairing = who.device;
    who.device = kept_id(pairings_->key_of(pairing));
    host_.admit(std::move(who),
                back<host::admission>([this, pairing, then = std::move(then)](auto in) {
                  if (auto noted = in ? pairings_->seen(pairing, wall_ms()) : result<>{}; !noted)
                    host_.log(log_level::warning, noted.error().message());
                  then(std::move(in));
                }));
  }
  void leave(participant_id who) override { host_.leave(std::move(who)); }
  void open_share(participant_id who,
                  share_kind kind,
                  std::string label,
                  reply<host::open_lane> then) override {
    host_.open_share(std::move(who), kind, std::move(label), back(std::move(then)));
  }
  void end_share(share_id share, end_reason why) override {
    host_.end_share(std::move(share), why);
  }
  void describe_share(share_id share, now_playing what) override {
    host_.describe_share(std::move(share), std::move(what));
  }
  void set_volume(share_id share, int percent) override {
    host_.set_volume(std::move(share), percent);
  }
  void tell_blocked(share_id share, std::string port) override {
    host_.tell_blocked(std::move(share), std::move(port));
  }
  void log(log_level level, std::string line) override { host_.log(level, line); }

private:
  /// What the box knows a device by, for lobby, blocks and the admin's list. Not its pairing's id,
  /// which anybody who types a PIN may claim. Empty for who has no key.
  static std::string kept_id(const std::string& key) {
    return key.empty() ? std::string{} : name_of_key(key);
  }

  result<> open_port(std::uint16_t port) {
    return on_loop([this, port]() -> result<> {
      auto acceptor = tcp_acceptor::open(
          loop_, {"0.0.0.0", "::"}, port, [this](auto link) { accept(std::move(link)); });
      if (!acceptor)
        return std::move(acceptor).error();
      acceptor_ = *std::move(acceptor);
      facts_.port = acceptor_->port();
      return {};
    });
  }

  std::uint64_t features_now() {
    if (own_features_)
      return *own_features_;
    const auto mask = (facts_.legacy ? legacy_features()
                                     : homekit_features(display_has_h265_ &&
                                                        host_.options().boolean("h265"))) |
                      (videos_ ? video_features() : 0);
    return keys().can().fp_answer ? with_fairplay(mask) : mask;
  }

  /// On the loop's thread.
  void keys_changed() {
    facts_.features = features_now();
    if (published_)
      host_.publish(services_of(facts_));
  }

  void tell_devices() {
    std::vector<kept_device> all;
    for (const auto& [id, one] : pairings_->all())
      all.push_back({kept_id(one.key), one.name, one.since, one.used_at});
    host_.keep_devices(std::move(all));
  }

  /// A continuation of the host's runs on the door's thread; ours on the loop's.
  template <class T>
  std::function<void(result<T>)> back(reply<T> then) {
    return [this, then = std::move(then)](result<T> value) {
      loop_.post([then, value = std::move(value)]() mutable { then(std::move(value)); });
    };
  }

  /// Not before the loop runs, or after: nothing is there then.
  template <class Work>
  result<> on_loop(Work work) {
    if (!running_)
      return {};
    std::promise<result<>> done;
    auto result = done.get_future();
    loop_.post([&] { done.set_value(work()); });
    return result.get();
  }

  template <class Work>
  void for_each(Work work) {
    [[maybe_unused]] auto done = on_loop([&]() -> result<> {
      const auto all = sessions_; // one may end
      for (const auto& each : all)
        work(*each);
      return {};
    });
  }

  void open_videos(bool local) {
    videos_.emplace(loop_, *this, [this, local](const play_request& what, auto lane, auto news) {
      return std::make_unique<url_player>(players_, what, std::move(lane), std::move(news), local);
    });
  }

  void for_videos(std::function<void(video_desk&)> work) {
    if (videos_)
      loop_.post([this, work = std::move(work)] { work(*videos_); });
  }

  void accept(std::shared_ptr<tcp_link> link) {
    if (!doorstep_.may_come(now()))
      return; // somebody connects on and on: closed at once
    if (!make_room(link->peer()))
      return host_.log(log_level::warning, link->peer() + " is turned away: too many connections");
    auto own = std::make_shared<std::weak_ptr<control_session>>();
    auto session = std::make_shared<control_session>(loop_, *this, std::move(link), [this, own] {
      std::erase_if(sessions_, [&](const auto& each) { return each == own->lock(); });
    });
    *own = session;
    sessions_.push_back(session);
    session->start();
  }

  bool make_room(const std::string& peer) {
    std::vector<doorstep::inside> all;
    for (const auto& each : sessions_)
      all.push_back({each->peer(), each->known()});
    const auto room = doorstep::room_for(peer, all);
    if (room.goes)
      (*std::next(sessions_.begin(), static_cast<std::ptrdiff_t>(*room.goes)))->give_way();
    return room.enough;
  }

  host& host_;
  net::event_loop loop_;
  std::optional<pairing_store> pairings_;
  receiver_facts facts_;
  port_plan ports_;
  std::optional<std::uint64_t> own_features_;
  std::unique_ptr<key_desk> keys_;
  bool running_ = false;
  bool published_ = false;
  bool display_has_h265_ = false;
  std::unique_ptr<tcp_acceptor> acceptor_;
  url_player::party players_;
  std::optional<video_desk> videos_;
  doorstep doorstep_;
  std::list<std::shared_ptr<control_session>> sessions_;
};

static std::unique_ptr<door> make_door(host& services) {
  return std::make_unique<airplay_door>(services);
}

} // namespace tessera::airplay

TESSERA_PLUGIN("airplay", "0.1.0", tessera::airplay::options, tessera::airplay::make_door)
