// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "artwork_image.hpp"

#include "core/soft_ground.hpp"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

namespace tessera::kiosk {
namespace {

constexpr int max_side = 8192;
// tesserad looks at the size first; the picture is read here, so this holds here as well.
constexpr qint64 max_pixels = 16LL * 1024 * 1024;
// No tile shows more of one than this.
constexpr int most_side = 1200;
constexpr std::size_t most_read = 4;
constexpr double corner = 0.035; // of the shorter side
constexpr double darkest = 0.5;  // of a shadow

QImage cover(const QImage& from, const QSize& wanted) {
  const auto scaled = from.scaled(wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  QImage image{scaled.size(), QImage::Format_ARGB32_Premultiplied};
  image.fill(Qt::transparent);
  QPainter painter{&image};
  painter.setRenderHint(QPainter::Antialiasing);
  const double radius = corner * std::min(image.width(), image.height());
  QPainterPath shape;
  shape.addRoundedRect(QRectF{QPointF{}, image.size()}, radius, radius);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QBrush{scaled});
  painter.drawPath(shape);
  return image;
}

soft_ground ground(const QImage& from) {
  if (from.isNull())
    return soft_ground{};
  const auto small = from.scaled(soft_ground::columns,
                                 soft_ground::rows,
                                 Qt::IgnoreAspectRatio,
                                 Qt::SmoothTransformation)
                         .convertToFormat(QImage::Format_RGB32);
  std::vector<soft_ground::colour> field;
  for (int y = 0; y < small.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(small.constScanLine(y));
    for (int x = 0; x < small.width(); ++x)
      field.push_back({static_cast<float>(qRed(line[x])),
                       static_cast<float>(qGreen(line[x])),
                       static_cast<float>(qBlue(line[x]))});
  }
  return soft_ground{std::move(field)};
}

/// Deepest at the edge, and gone at `reach` pixels from it.
QImage shadow(const QSize& size, int reach) {
  QImage image{size, QImage::Format_ARGB32_Premultiplied};
  const double radius = corner * std::min(size.width(), size.height());
  const double across = size.width() / 2.0, down = size.height() / 2.0;
  for (int y = 0; y < size.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    const double dy = std::max(0.0, std::abs(y + 0.5 - down) - (down - reach - radius));
    for (int x = 0; x < size.width(); ++x) {
      const double dx = std::max(0.0, std::abs(x + 0.5 - across) - (across - reach - radius));
      const double out = std::clamp((std::hypot(dx, dy) - radius) / reach, 0.0, 1.0);
      line[x] = qRgba(0, 0, 0, static_cast<int>(255 * darkest * (1 - out) * (1 - out)));
    }
  }
  return image;
}

} // namespace

QImage artwork_of(QByteArray bytes) {
  QBuffer buffer{&bytes};
  QImageReader reader{&buffer};
  reader.setDecideFormatFromContent(true);
  const auto format = reader.format();
  const auto size = reader.size();
  if ((format != "png" && format != "jpeg") || !size.isValid() ||
      qint64{size.width()} * size.height() > max_pixels)
    return {};
  reader.setAutoTransform(true);
  // A JPEG is made smaller while it is read, which costs a part of the time.
  if (std::max(size.width(), size.height()) > most_side)
    reader.setScaledSize(size.scaled(most_side, most_side, Qt::KeepAspectRatio));
  return reader.read();
}

/// Cover, ground and each change of size come of one reading.
QImage artwork_image::picture_of(const QString& about) {
  const std::scoped_lock lock{mutex_};
  const auto known = std::find_if(
      read_.begin(), read_.end(), [&](const auto& each) { return each.first == about; });
  if (known != read_.end())
    return known->second;
  auto picture = artwork_of(shelf_->find(about));
  if (picture.isNull()) // perhaps it has not come yet
    return picture;
  if (read_.size() == most_read)
    read_.pop_front();
  read_.emplace_back(about, picture);
  return picture;
}

QImage artwork_image::requestImage(const QString& id, QSize* size, const QSize& wanted) {
  const QSize bounded{std::clamp(wanted.width(), 1, max_side),
                      std::clamp(wanted.height(), 1, max_side)};
  const auto about = id.section(QLatin1Char('/'), 1);
  QImage image;
  if (id.startsWith(QLatin1StringView("shadow/"))) {
    image = shadow(bounded, std::clamp(about.toInt(), 1, bounded.width() / 2 + 1));
  } else if (id.startsWith(QLatin1StringView("ground/"))) {
    image = QImage{bounded, QImage::Format_RGB32};
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(bounded.width()) *
                                      static_cast<std::size_t>(bounded.height()));
    ground(picture_of(about)).draw(pixels.data(), bounded.width(), bounded.height());
    for (int y = 0; y < bounded.height(); ++y)
      std::copy_n(pixels.begin() + qptrdiff{y} * bounded.width(),
                  bounded.width(),
                  reinterpret_cast<std::uint32_t*>(image.scanLine(y)));
  } else if (const auto picture = picture_of(about); !picture.isNull()) {
    image = cover(picture, bounded);
  } else {
    image = QImage{1, 1, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
  }
  if (size != nullptr)
    *size = image.size();
  return image;
}

} // namespace tessera::kiosk
