// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "room_model.hpp"

#include "core/corner_layout.hpp"
#include "core/digits.hpp"
#include "core/doors.hpp"

#include <utility>

namespace tessera::kiosk {

room_model::room_model(picture_reader pictures) : pictures_(std::move(pictures)) {}

void room_model::use_pictures(picture_reader pictures) {
  pictures_ = std::move(pictures);
  refresh();
}

bool room_model::take_snapshot(std::int64_t revision, nlohmann::json room) {
  auto done = document_.snapshot(revision, std::move(room));
  away_ = false;
  mismatch_.clear();
  refresh();
  return done == room_document::outcome::applied;
}

bool room_model::take_change(std::int64_t revision, const nlohmann::json& patch) {
  const auto before = loudness_of(document_.room());
  auto done = document_.change(revision, patch);
  if (done == room_document::outcome::applied) {
    refresh();
    if (auto now = changed_loudness(before, loudness_of(document_.room())))
      Q_EMIT volumeSet(now->name, now->volume, now->muted);
  }
  return done == room_document::outcome::applied;
}

void room_model::set_away(bool away) {
  away_ = away;
  refresh();
}

void room_model::set_mismatch(const QString& text) {
  mismatch_ = text;
  refresh();
}

void room_model::putOff(const QString& prompt) {
  put_off_.insert(prompt);
  refresh();
}

void room_model::nextCorner(const QString& share) {
  auto now = static_cast<corner_spot>(corner_spots_.value(share).toInt());
  corner_spots_[share] = static_cast<int>(next_spot(now));
  for (const auto& known = share_ids(); const auto& one : corner_spots_.keys())
    if (!known.contains(one))
      corner_spots_.remove(one);
  Q_EMIT changed();
}

void room_model::setUnseen(const QStringList& shares) {
  QSet<QString> unseen{shares.begin(), shares.end()};
  if (unseen == unseen_)
    return;
  unseen_ = std::move(unseen);
  Q_EMIT unseenChanged();
}

QSet<QString> room_model::resting() const {
  const auto& pictures = pictures_();
  auto unseen = unseen_;
  unseen.intersect(pictures.with_picture);
  return resting_shares(document_.room(), pictures, face_.plan).unite(unseen);
}

void room_model::refresh_prompts(const nlohmann::json& room) {
  auto all = prompt_rows(room);
  QList<row> shown;
  QSet<QString> still_there;
  for (const auto& one : all) {
    if (put_off_.contains(one.key))
      still_there.insert(one.key);
    else if (is_question(one))
      shown.append(one);
  }
  put_off_ = still_there;
  all_prompts_.sync(all);
  prompts_.sync(shown);
  takeovers_.sync(takeover_rows(room));
}

void room_model::refresh() {
  const auto& room = document_.room();
  const auto& pictures = pictures_();
  auto plan = plan_of(room, pictures, face_.plan);
  all_shares_.sync(all_share_rows(room, pictures, plan));
  microphones_.sync(microphone_rows(room));
  notices_.sync(notice_rows(room));
  reactions_.sync(reaction_rows(room));
  refresh_prompts(room);
  participants_.sync(participant_rows(room));

  const auto& meeting = object_at(room, "meeting");
  const auto& card = object_at(room, "join_card");
  room_face next;
  next.screen = name_of(screen_for(room, !mismatch_.isEmpty(), !plan.shown.isEmpty()));
  next.away = away_ && document_.known();
  next.room_name = to_qstring(text_at(object_at(room, "room"), "name"));
  next.locale = to_qstring(text_at(object_at(room, "room"), "locale"));
  next.meeting_id = group_digits(to_qstring(text_at(meeting, "id")));
  next.pin = flag_at(meeting, "pin_required") ? to_qstring(text_at(meeting, "pin")) : QString{};
  next.url = to_qstring(text_at(card, "url"));
  next.address = to_qstring(text_at(card, "address"));
  next.wifi = to_qstring(text_at(card, "wifi"));
  next.airplay = is_door_open(room, "airplay");
  next.connecting = connecting_names(room, pictures);
  next.waiting = waiting_names(room);
  next.room_watch = kiosk::room_watch(room);
  next.mismatch = mismatch_;
  const auto& layout = object_at(room, "layout");
  next.plan = std::move(plan);
  next.layout_mode = to_qstring(text_at(layout, "mode"));
  next.layout_full = to_qstring(text_at(layout, "full"));
  next.overlay = flag_at(layout, "overlay");
  const auto& sound = object_at(room, "sound");
  next.volume = volume_at(sound);
  next.muted = flag_at(sound, "muted");
  next.loudspeaker = !text_at(object_at(room, "kiosk"), "sound").empty();
  next.more_microphones = kiosk::more_microphones(room);
  bool news = next != face_;
  if (next.plan != face_.plan)
    Q_EMIT aboutToMove();
  face_ = std::move(next);
  if (news)
    Q_EMIT changed();
  // After the number of places: a tile asks for the place of its slot. The language may be another
  // one by now.
  shares_.sync(share_rows(room, pictures, face_.plan));
}

} // namespace tessera::kiosk
