// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "picture_file.hpp"

#include "base/log.hpp"

#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QUrl>
#include <algorithm>
#include <array>

namespace tessera::kiosk {
namespace {

// tesserad checks what is uploaded; the file is read here, so these hold here as well.
constexpr qint64 max_file_bytes = 32LL * 1024 * 1024;
constexpr int max_side = 16384;
constexpr qint64 max_pixels = 64LL * 1024 * 1024;
// Captions have 4.5:1 and all other texts 7:1 on grey of this brightness and below.
constexpr double brightest_ground = 58;
constexpr QRgb scrim = qRgb(0x07, 0x0b, 0x18);
constexpr double lightest_scrim = 0.45;
constexpr int dark_logo = 110;

log_topic& log() {
  static log_topic topic{"picture"};
  return topic;
}

QImage refuse(const QString& path, const char* why) {
  log().warning("{} is not shown: {}", path.toStdString(), why);
  return {};
}

/// Only the kinds that are named: no vector formats, which hold more than a picture.
QImage read(const QString& path, const QSize& wanted, Qt::AspectRatioMode mode) {
  if (QFileInfo info{path}; !info.isFile() || info.size() > max_file_bytes)
    return refuse(path, "no file, or one of more than 32 MiB");
  QImageReader reader{path};
  reader.setDecideFormatFromContent(true);
  auto format = reader.format();
  if (format != "png" && format != "jpeg" && format != "webp")
    return refuse(path, "neither PNG nor JPEG nor WebP");
  auto size = reader.size();
  if (!size.isValid() || size.width() > max_side || size.height() > max_side ||
      qint64{size.width()} * size.height() > max_pixels)
    return refuse(path, "its size is unknown or more than 64 megapixels");
  reader.setAutoTransform(true);
  auto image = reader.read();
  if (image.isNull())
    return refuse(path, "it is damaged");
  return image.scaled(wanted, mode, Qt::SmoothTransformation);
}

/// What 199 of 200 pixels are not brighter than.
int bright_end(const QImage& image) {
  std::array<int, 256> count{};
  for (int y = 0; y < image.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
    for (int x = 0; x < image.width(); ++x)
      ++count[static_cast<std::size_t>(qGray(line[x]))];
  }
  auto beyond = qint64{image.width()} * image.height() / 200;
  int grey = 255;
  for (; grey > 0 && beyond >= count[static_cast<std::size_t>(grey)]; --grey)
    beyond -= count[static_cast<std::size_t>(grey)];
  return grey;
}

QImage wallpaper(const QString& path, const QSize& wanted) {
  auto image = read(path, wanted, Qt::KeepAspectRatioByExpanding);
  if (image.isNull())
    return image;
  QRect middle{QPoint{}, wanted};
  middle.moveCenter(image.rect().center());
  image = image.copy(middle).convertToFormat(QImage::Format_RGB32);
  double bright = std::max(1, bright_end(image));
  double opacity = std::max(lightest_scrim, 1 - (brightest_ground - qGray(scrim)) / bright);
  QPainter painter{&image};
  painter.setOpacity(opacity);
  painter.fillRect(image.rect(), QColor{scrim});
  return image;
}

/// Of what can be seen of it.
int mean_grey(const QImage& image) {
  qint64 sum = 0;
  qint64 weight = 0;
  for (int y = 0; y < image.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
    for (int x = 0; x < image.width(); ++x) {
      sum += qint64{qGray(line[x])} * qAlpha(line[x]);
      weight += qAlpha(line[x]);
    }
  }
  return weight == 0 ? 255 : static_cast<int>(sum / weight);
}

QImage logo(const QString& path, const QSize& wanted) {
  auto image = read(path, wanted, Qt::KeepAspectRatio).convertToFormat(QImage::Format_ARGB32);
  if (image.isNull() || !image.hasAlphaChannel() || mean_grey(image) >= dark_logo)
    return image;
  int pad = wanted.height() / 6;
  image =
      image.scaled(wanted - QSize{2 * pad, 2 * pad}, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  QImage plate{image.size() + QSize{2 * pad, 2 * pad}, QImage::Format_ARGB32_Premultiplied};
  plate.fill(Qt::transparent);
  QPainter painter{&plate};
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Qt::white);
  painter.drawRoundedRect(plate.rect(), pad, pad);
  painter.drawImage(pad, pad, image);
  return plate;
}

} // namespace

QImage picture_file::requestImage(const QString& id, QSize* size, const QSize& wanted) {
  auto path = QUrl::fromPercentEncoding(id.section(QLatin1Char('/'), 1).toLatin1());
  QSize bounded{std::clamp(wanted.width(), 1, max_side), std::clamp(wanted.height(), 1, max_side)};
  auto image =
      id.startsWith(QLatin1StringView("logo/")) ? logo(path, bounded) : wallpaper(path, bounded);
  if (image.isNull()) {
    image = QImage{1, 1, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
  }
  if (size != nullptr)
    *size = image.size();
  return image;
}

} // namespace tessera::kiosk
