// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Shows every state of tests/data/gallery in every language and size, writes a picture of each and
// names every text that is cut off or stands over another one. One process, no box:
//
//     kiosk-gallery --states DIR [--out DIR] [--languages en,de] [--sizes 1920x1080,...]
//                   [--only PART] [--prolong] [--minutes N] [--qml DIR]
//
// --prolong makes every translated text four times as long, to show that the check finds it.
// --minutes lets so many pass in each state and names what would burn in. --qml takes the screens
// from a folder instead of the program.

#include "minute_check.hpp"
#include "stage_setter.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QImageWriter>
#include <QQmlAbstractUrlInterceptor>
#include <QTranslator>
#include <cstdio>
#include <fstream>
#include <map>

namespace {

using namespace tessera;
using nlohmann::json;
using tessera::gallery::burn_in_faults;
using tessera::gallery::faults_of;
using tessera::gallery::stage_setter;

int complaints = 0;

/// What the screens complain about, such as a part that cannot be loaded, is a fault, too.
void hear(QtMsgType type, const QMessageLogContext&, const QString& text) {
  std::printf("%s\n", qPrintable(text));
  if (type != QtDebugMsg && type != QtInfoMsg && text.contains(QStringLiteral(".qml:")))
    ++complaints;
}

class long_words : public QTranslator {
public:
  [[nodiscard]] bool isEmpty() const override { return false; }
  [[nodiscard]] QString
  translate(const char*, const char* source, const char*, int) const override {
    return QString::fromUtf8(source).repeated(4);
  }
};

class from_folder : public QQmlAbstractUrlInterceptor {
public:
  explicit from_folder(QDir folder) : folder_(std::move(folder)) {}

  QUrl intercept(const QUrl& url, DataType) override {
    auto own = QStringLiteral("/qml/Tessera/Kiosk/");
    return url.scheme() == QLatin1StringView("qrc") && url.path().startsWith(own)
               ? QUrl::fromLocalFile(folder_.absoluteFilePath(url.path().mid(own.size())))
               : url;
  }

private:
  QDir folder_;
};

std::map<QString, json> read_states(const QDir& folder, const QString& part) {
  std::map<QString, json> states;
  for (const auto& file : folder.entryInfoList({QStringLiteral("*.json")}, QDir::Files)) {
    if (file.baseName() != QLatin1StringView("base") && !file.baseName().contains(part))
      continue;
    std::ifstream in{file.filePath().toStdString()};
    states[file.baseName()] = json::parse(in);
  }
  return states;
}

bool wanted_in(const json& state, const char* key, const QString& value) {
  if (!state.contains(key))
    return true;
  for (const auto& one : state[key])
    if (one == value.toStdString())
      return true;
  return false;
}

void write(const QImage& picture, const QDir& out, const QString& name) {
  QImageWriter writer{out.filePath(name + QStringLiteral(".png")), "png"};
  // Half the size is enough to look at, and takes a quarter of the time and space.
  constexpr int small = 1280;
  bool large = picture.width() > small || picture.height() > small;
  writer.setCompression(30);
  writer.write(
      large ? picture.scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            : picture);
}

/// One run over all states in all languages and sizes.
class showing {
public:
  showing(kiosk::kiosk_app& app, QDir out, bool draws, int minutes)
      : app_(app), out_(std::move(out)), draws_(draws), minutes_(minutes) {}

  void show(const QString& name,
            const json& state,
            const json& base,
            const QString& language,
            const QString& size) {
    auto& window = *app_.window();
    stage_setter setter{app_, base};
    setter.set(state, language.toStdString());
    auto picture = window.grabWindow();
    ++count_;
    auto faults = faults_of(window, picture, setter.expected(state));
    if (minutes_ > 0) {
      faults += burn_in_faults(app_, minutes_);
      picture = window.grabWindow();
      faults += faults_of(window, picture, setter.expected(state));
    }
    for (const auto& fault : faults) {
      ++faults_;
      std::printf("%s, %s, %s: %s\n",
                  qPrintable(name),
                  qPrintable(language),
                  qPrintable(size),
                  qPrintable(fault));
    }
    if (draws_)
      write(picture, out_, QStringLiteral("%1-%2-%3").arg(name, size, language));
  }
  [[nodiscard]] int count() const noexcept { return count_; }
  [[nodiscard]] int faults() const noexcept { return faults_; }

private:
  kiosk::kiosk_app& app_;
  QDir out_;
  bool draws_;
  int minutes_;
  int count_ = 0;
  int faults_ = 0;
};

void resize(QQuickWindow& window, const QString& size) {
  window.resize(size.section(QLatin1Char('x'), 0, 0).toInt(),
                size.section(QLatin1Char('x'), 1).toInt());
  tessera::gallery::settle(window);
}

} // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
  qInstallMessageHandler(hear);
  QGuiApplication qt{argc, argv};
  QCommandLineParser arguments;
  QCommandLineOption states{"states", "folder of the states", "DIR"};
  QCommandLineOption out{"out", "folder for the pictures", "DIR"};
  QCommandLineOption languages{"languages", "which", "LIST", "en,de,fr,es,ja,ar"};
  QCommandLineOption sizes{"sizes", "which", "LIST", "1920x1080,1280x720,1080x1920"};
  QCommandLineOption only{"only", "states with this in their name", "PART"};
  QCommandLineOption prolong{"prolong", "texts four times as long"};
  QCommandLineOption minutes{"minutes", "let so many pass", "N", "0"};
  QCommandLineOption qml{"qml", "folder of the screens", "DIR"};
  arguments.addOptions({states, out, languages, sizes, only, prolong, minutes, qml});
  arguments.process(qt);

  QDir folder{arguments.value(states)};
  auto all = read_states(folder, arguments.value(only));
  if (!all.contains(QStringLiteral("base"))) {
    std::fprintf(stderr, "there is no base.json in %s\n", qPrintable(folder.path()));
    return 2;
  }
  auto base = all.extract(QStringLiteral("base")).mapped();

  kiosk::options options;
  options.runtime_folder = "/nonexistent"; // no box is ever asked
  options.reduced_motion = true;
  options.windowed = true;
  QElapsedTimer started;
  started.start();
  kiosk::kiosk_app app{options, "software", started};
  from_folder screens{QDir{arguments.value(qml)}};
  if (arguments.isSet(qml))
    app.engine().addUrlInterceptor(&screens);
  if (auto shown = app.show(); !shown) {
    std::fprintf(stderr, "%s\n", shown.error().message().c_str());
    return 2;
  }
  long_words longer;
  showing run{
      app, QDir{arguments.value(out)}, arguments.isSet(out), arguments.value(minutes).toInt()};
  // Starting comes first: once there was a room, there is no way back to it.
  for (bool starting : {true, false})
    for (const auto& size : arguments.value(sizes).split(QLatin1Char(','))) {
      resize(*app.window(), size);
      for (const auto& language : arguments.value(languages).split(QLatin1Char(',')))
        for (const auto& [name, state] : all) {
          if (state.value("starting", false) != starting ||
              !wanted_in(state, "languages", language) || !wanted_in(state, "sizes", size))
            continue;
          if (arguments.isSet(prolong))
            QCoreApplication::installTranslator(&longer);
          run.show(name, state, base, language, size);
        }
    }
  std::printf("%d pictures, %d faults\n", run.count(), run.faults() + complaints);
  return run.count() > 0 && run.faults() + complaints == 0 ? 0 : 1;
}
