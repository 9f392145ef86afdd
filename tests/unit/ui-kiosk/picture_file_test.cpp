// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "picture_file.hpp"

#include <catch2/catch.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QUrl>
#include <QtEndian>
#include <algorithm>
#include <array>

using tessera::kiosk::picture_file;

namespace {

constexpr QSize hd{320, 180};

struct folder {
  QTemporaryDir dir;

  QString write(const QString& name, const QByteArray& bytes) const {
    QFile file{dir.filePath(name)};
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
  }
  QString save(const QString& name, const QImage& image) const {
    REQUIRE(image.save(dir.filePath(name)));
    return dir.filePath(name);
  }
};

QImage request(const char* kind, const QString& path) {
  QSize size;
  auto id = QString::fromLatin1(kind) + QString::fromLatin1(QUrl::toPercentEncoding(path));
  return picture_file{}.requestImage(id, &size, hd);
}

bool is_nothing(const QImage& image) {
  return image.size() == QSize{1, 1} && qAlpha(image.pixel(0, 0)) == 0;
}

QImage plain(const QSize& size, const QColor& colour) {
  QImage image{size, QImage::Format_ARGB32};
  image.fill(colour);
  return image;
}

/// Signature and header of a PNG of this size with its checksum (zlib's crc32), nothing behind.
QByteArray png_header(quint32 side, const char* checksum) {
  std::array<char, 8> sides;
  qToBigEndian(side, sides.data());
  qToBigEndian(side, sides.data() + 4);
  QByteArray head = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
  head.append(sides.data(), 8);
  return head + QByteArray::fromHex("0806000000") + QByteArray::fromHex(checksum) +
         QByteArray::fromHex("0000001049444154") + QByteArray(64, '\0');
}

} // namespace

TEST_CASE("picture_file: a wallpaper fills the display and is dark enough for captions",
          "[kiosk][picture]") {
  folder in;
  auto path = in.save("white.png", plain({400, 400}, Qt::white));
  auto image = request("wallpaper/", path);
  CHECK(image.size() == hd);
  // Captions, #a3b1dc, have 4.5:1 on grey up to 62.
  CHECK(qGray(image.pixel(160, 90)) <= 62);
}

TEST_CASE("picture_file: a dark wallpaper keeps more of its light than a bright one",
          "[kiosk][picture]") {
  folder in;
  auto path = in.save("dusk.png", plain({400, 200}, QColor{60, 60, 60}));
  CHECK(qGray(request("wallpaper/", path).pixel(10, 10)) > 30);
}

TEST_CASE("picture_file: a logo keeps its shape and stays within its bounds", "[kiosk][picture]") {
  folder in;
  auto path = in.save("wide.png", plain({1000, 100}, Qt::white));
  auto image = request("logo/", path);
  CHECK(image.size() == QSize{320, 32});
}

TEST_CASE("picture_file: a dark logo stands on a white plate", "[kiosk][picture]") {
  folder in;
  auto path = in.save("dark.png", plain({100, 100}, QColor{20, 20, 60}));
  auto image = request("logo/", path);
  CHECK(image.width() <= hd.width());
  CHECK(image.height() <= hd.height());
  CHECK(QColor{image.pixel(image.width() / 2, 3)} == QColor{Qt::white});
}

TEST_CASE("picture_file: what is too large, no picture or another kind is not shown",
          "[kiosk][picture]") {
  folder in;
  CHECK(is_nothing(request("wallpaper/", in.dir.filePath("none.png"))));
  CHECK(is_nothing(request("wallpaper/", in.dir.path())));
  CHECK(is_nothing(request("wallpaper/", in.write("text.png", "this is no picture"))));
  CHECK(is_nothing(request("wallpaper/", in.write("bomb.png", png_header(60000, "80d27542")))));
  CHECK(is_nothing(request("logo/", in.write("bomb2.png", png_header(12000, "51458cf1")))));
  CHECK(is_nothing(request("logo/", in.write("broken.png", png_header(100, "70e29554")))));
  CHECK(is_nothing(request(
      "logo/", in.write("x.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"))));
  auto large = in.write("large.png", png_header(100, "70e29554"));
  QFile file{large};
  REQUIRE(file.resize(33LL * 1024 * 1024));
  CHECK(is_nothing(request("wallpaper/", large)));
}
