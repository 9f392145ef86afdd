// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/notice_text.hpp"

#include "core/isolated.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <cstddef>

namespace tessera::kiosk {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("notice", text);
}

QString said(const QString& name, const QString& text) {
  return name.isEmpty() ? text : isolated(name) + QStringLiteral(": ") + isolated(text);
}

// QT_TRANSLATE_NOOP marks the sentences for lupdate; tr() looks them up.
struct sentence {
  QLatin1StringView code;
  QLatin1StringView reason; ///< "" = any
  const char* text;         ///< %1 is the name, %2 the reason
};

constexpr sentence sentences[] = {
    {QLatin1StringView("joined"), {}, QT_TRANSLATE_NOOP("notice", "%1 joined")},
    {QLatin1StringView("left"), {}, QT_TRANSLATE_NOOP("notice", "%1 left")},
    {QLatin1StringView("share_started"), {}, QT_TRANSLATE_NOOP("notice", "%1 is sharing")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("removed"),
     QT_TRANSLATE_NOOP("notice", "The picture of %1 was taken off the display")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("left"),
     QT_TRANSLATE_NOOP("notice", "%1 left, so the picture ended")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("connection_lost"),
     QT_TRANSLATE_NOOP("notice", "The connection to %1 was lost")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("media_failed"),
     QT_TRANSLATE_NOOP("notice", "The picture of %1 broke off. Please share again")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("door_failed"),
     QT_TRANSLATE_NOOP("notice", "The picture of %1 ended: a part of the box was restarted")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("shutting_down"),
     QT_TRANSLATE_NOOP("notice", "The picture of %1 ended: the box is shutting down")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("taken_over"),
     QT_TRANSLATE_NOOP("notice", "The picture of %1 made room for another one")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("meeting_ended"),
     QT_TRANSLATE_NOOP("notice", "The meeting has ended")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("content_protected"),
     QT_TRANSLATE_NOOP("notice", "The video of %1 is copy-protected and cannot be shown here")},
    {QLatin1StringView("share_ended"), {}, QT_TRANSLATE_NOOP("notice", "%1 stopped sharing")},
    {QLatin1StringView("share_refused"),
     {},
     QT_TRANSLATE_NOOP("notice", "%1 cannot share now: the display is full")},
    {QLatin1StringView("removed"), {}, QT_TRANSLATE_NOOP("notice", "%1 was removed")},
    {QLatin1StringView("pin_changed"), {}, QT_TRANSLATE_NOOP("notice", "There is a new PIN")},
    {QLatin1StringView("door_failed"),
     {},
     QT_TRANSLATE_NOOP("notice", "%1 does not work just now")},
    {QLatin1StringView("address_changed"),
     {},
     QT_TRANSLATE_NOOP("notice", "The address of this room changed")},
    {QLatin1StringView("wrong_pins"),
     {},
     QT_TRANSLATE_NOOP("notice", "Somebody is entering wrong PINs")},
    {QLatin1StringView("hand_raised"), {}, QT_TRANSLATE_NOOP("notice", "%1 raises a hand")},
    {QLatin1StringView("lobby"), {}, QT_TRANSLATE_NOOP("notice", "%1 waits to be let in")},
    {QLatin1StringView("meeting_ended"), {}, QT_TRANSLATE_NOOP("notice", "The meeting has ended")},
    {QLatin1StringView("load_reduced"),
     {},
     QT_TRANSLATE_NOOP("notice",
                       "The box is busy: pictures come less often or smaller for a while")},
    {QLatin1StringView("port_blocked"),
     {},
     QT_TRANSLATE_NOOP("notice", "The sound of %1 may be off: a firewall blocks %2")},
    {QLatin1StringView("no_loudspeaker"),
     {},
     QT_TRANSLATE_NOOP("notice", "This display has no loudspeaker; the picture goes on")},
};

struct shared_sentence {
  QLatin1StringView code;
  QLatin1StringView reason;
  const char* of_two;  ///< %1 and %2 are the names
  const char* of_many; ///< %1 is a name, %2 how many there are besides: two and more
};

constexpr shared_sentence shared_sentences[] = {
    {QLatin1StringView("joined"),
     {},
     QT_TRANSLATE_NOOP("notice", "%1 and %2 joined"),
     QT_TRANSLATE_NOOP("notice", "%1 and %2 others joined")},
    {QLatin1StringView("left"),
     {},
     QT_TRANSLATE_NOOP("notice", "%1 and %2 left"),
     QT_TRANSLATE_NOOP("notice", "%1 and %2 others left")},
    {QLatin1StringView("share_started"),
     {},
     QT_TRANSLATE_NOOP("notice", "%1 and %2 are sharing"),
     QT_TRANSLATE_NOOP("notice", "%1 and %2 others are sharing")},
    {QLatin1StringView("share_ended"),
     QLatin1StringView("stopped"),
     QT_TRANSLATE_NOOP("notice", "%1 and %2 stopped sharing"),
     QT_TRANSLATE_NOOP("notice", "%1 and %2 others stopped sharing")},
    {QLatin1StringView("hand_raised"),
     {},
     QT_TRANSLATE_NOOP("notice", "%1 and %2 raise their hands"),
     QT_TRANSLATE_NOOP("notice", "%1 and %2 others raise their hands")},
};

const shared_sentence* shared_sentence_for(const notice& of) {
  for (const auto& candidate : shared_sentences)
    if (of.code == candidate.code && (candidate.reason.isEmpty() || of.reason == candidate.reason))
      return &candidate;
  return nullptr;
}

} // namespace

bool may_be_told_together(const notice& of) {
  return shared_sentence_for(of) != nullptr;
}

QString notice_text(const notice& of, const QStringList& names) {
  const auto* sentence = shared_sentence_for(of);
  if (sentence == nullptr || names.size() < 2)
    return notice_text(of);
  if (names.size() == 2)
    return tr(sentence->of_two).arg(isolated(names[0]), isolated(names[1]));
  return tr(sentence->of_many).arg(isolated(names[0]), QLocale{}.toString(names.size() - 1));
}

QString notice_text(const notice& of) {
  if (of.code == QLatin1StringView("chat"))
    return said(of.name, of.text);
  for (const auto& candidate : sentences) {
    if (of.code != candidate.code)
      continue;
    if (!candidate.reason.isEmpty() && of.reason != candidate.reason)
      continue;
    QString text = tr(candidate.text);
    // A sentence about nobody reads badly; the daemon's own text knows better.
    if (text.contains(QStringLiteral("%1")) && of.name.isEmpty())
      break;
    text.replace(QStringLiteral("%2"), isolated(of.reason));
    return text.replace(QStringLiteral("%1"), isolated(of.name));
  }
  return of.text;
}

QString figure_word(figure of) {
  // In the order of the enum.
  constexpr const char* words[] = {QT_TRANSLATE_NOOP("notice", "Delay"),
                                   QT_TRANSLATE_NOOP("notice", "Pictures"),
                                   QT_TRANSLATE_NOOP("notice", "Dropped"),
                                   QT_TRANSLATE_NOOP("notice", "Size"),
                                   QT_TRANSLATE_NOOP("notice", "Loss"),
                                   QT_TRANSLATE_NOOP("notice", "Codec"),
                                   QT_TRANSLATE_NOOP("notice", "Bit rate")};
  return tr(words[static_cast<std::size_t>(of)]);
}

QString failure_text(const QString& reason) {
  // lupdate does not see a mark within a call.
  static constexpr auto too_large =
      QT_TRANSLATE_NOOP("notice", "The picture is too large for this display.");
  static constexpr auto unsupported =
      QT_TRANSLATE_NOOP("notice", "This display cannot play this kind of picture.");
  static constexpr auto damaged =
      QT_TRANSLATE_NOOP("notice", "The picture that arrives is damaged.");
  if (reason == QLatin1StringView("too_large"))
    return tr(too_large);
  return tr(reason == QLatin1StringView("codec_unsupported") ? unsupported : damaged);
}

} // namespace tessera::kiosk
