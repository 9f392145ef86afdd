// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "keys/exec_keys.hpp"
#include "keys/key_desk.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <optional>
#include <vector>

namespace tessera::airplay {

namespace {

using namespace std::chrono_literals;

/// As long as a slow machine may need; nothing waits so long when all is well.
constexpr auto patience = 60s;

/// Root runs it as somebody else; who is not root as himself.
std::string other_user() {
  return ::geteuid() == 0 ? "nobody" : "";
}

/// Without namespaces nothing runs, as it should be, and little is left to be tried.
bool kernel_shuts_in() {
  const key_program_plan plan{"/bin/true", other_user(), {}};
  const auto started = start_key_program(plan);
  if (!started) {
    WARN("skipped: " << started.error().message());
    return false;
  }
  [[maybe_unused]] const auto how = reap_key_program(started->pid);
  return true;
}

/// tests/support/airplay_keys/program.py under a name, where everybody may run it.
class program_file {
public:
  explicit program_file(const std::string& name) : path(folder_.path + "/" + name) {
    std::filesystem::copy_file(TESSERA_KEY_PROGRAM, path);
    allow(path, 0755);
    allow(folder_.path, 0755);
  }
  void put(const std::string& ending, const std::string& text) const {
    std::ofstream{path + ending} << text;
    allow(path + ending, 0644);
  }
  [[nodiscard]] std::string subfolder(const std::string& name) const {
    const auto made = folder_.path + "/" + name;
    std::filesystem::create_directory(made);
    allow(made, 0755);
    return made;
  }

private:
  static void allow(const std::string& what, mode_t mode) {
    REQUIRE(::chmod(what.c_str(), mode) == 0);
  }
  test::temp_folder folder_;

public:
  const std::string path;
};

/// A provider on a loop of its own, and what it has said.
class running_keys {
public:
  explicit running_keys(const program_file& file,
                        exec_keys::limits how = {},
                        const std::string& hidden = {}) {
    loop_.start("keys");
    on_loop([&] {
      keys_.emplace(loop_,
                    key_program_plan{file.path, other_user(), hidden},
                    exec_keys::handlers{[this](auto what) { greeted(std::move(what)); },
                                        [this](auto line) { logged(std::move(line)); }},
                    how);
      keys_->start();
    });
  }
  ~running_keys() {
    on_loop([&] { keys_.reset(); });
    loop_.stop();
  }

  /// Of the N-th time that it has begun.
  result<key_provider::abilities> greeting(std::size_t number = 1) {
    std::unique_lock lock{mutex_};
    REQUIRE(news_.wait_for(lock, patience, [&] { return greetings_.size() >= number; }));
    return greetings_[number - 1];
  }
  void wait_for_line(const std::string& part) {
    std::unique_lock lock{mutex_};
    INFO("waiting for: " << part);
    REQUIRE(news_.wait_for(lock, patience, [&] { return has_line(part); }));
  }
  std::vector<std::string> lines() {
    const std::lock_guard lock{mutex_};
    return lines_;
  }
  result<std::string> fp_answer(const std::string& message) {
    return asked<std::string>([&](auto then) { keys_->fp_answer(message, std::move(then)); });
  }
  result<secret> unwrap(const std::string& handshake, const std::string& wrapped) {
    return asked<secret>([&](auto then) { keys_->unwrap(handshake, wrapped, std::move(then)); });
  }

private:
  template <class Work>
  void on_loop(Work work) {
    std::promise<void> done;
    loop_.post([&] {
      work();
      done.set_value();
    });
    done.get_future().get();
  }
  template <class T, class Work>
  result<T> asked(Work work) {
    std::promise<result<T>> answer;
    on_loop([&] { work([&](result<T> value) { answer.set_value(std::move(value)); }); });
    auto later = answer.get_future();
    REQUIRE(later.wait_for(patience) == std::future_status::ready);
    return later.get();
  }
  void greeted(result<key_provider::abilities> what) {
    const std::lock_guard lock{mutex_};
    greetings_.push_back(std::move(what));
    news_.notify_all();
  }
  void logged(std::string line) {
    const std::lock_guard lock{mutex_};
    lines_.push_back(std::move(line));
    news_.notify_all();
  }
  bool has_line(const std::string& part) const {
    for (const auto& each : lines_)
      if (each.find(part) != std::string::npos)
        return true;
    return false;
  }

  net::event_loop loop_;
  std::optional<exec_keys> keys_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::vector<result<key_provider::abilities>> greetings_;
  std::vector<std::string> lines_;
};

const std::string m1 = std::string{"FPLY\x03\x01\x01\0\0\0\0\4\2\0\2\xbb", 16};
const std::string m3 = std::string{"FPLY\x03\x01\x03", 7} + std::string(157, 'x');
const std::string wrapped = "FPLY" + std::string(68, 'w');

} // namespace

TEST_CASE("exec_keys: a program answers handshakes and unwraps keys", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const program_file file{"answers"};
  running_keys keys{file};
  const auto can = keys.greeting();
  REQUIRE(can);
  CHECK(can->fp_answer);
  CHECK(can->unwrap);
  const auto m2 = keys.fp_answer(m1);
  REQUIRE(m2);
  CHECK(m2->size() == 142);
  CHECK(keys.fp_answer(m3)->substr(12) == m3.substr(144));
  const auto key = keys.unwrap(m3, wrapped);
  REQUIRE(key);
  CHECK(key->reveal().size() == 16);
  CHECK(*keys.unwrap(m3, wrapped) == *key);
  CHECK(keys.fp_answer("FPLY\x02" + std::string(11, 'v')).code() == errc::refused);
}

TEST_CASE("exec_keys: a question before the greeting waits for it", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const program_file file{"answers"};
  running_keys keys{file};
  CHECK(keys.fp_answer(m1));
}

TEST_CASE("exec_keys: a refusal is no fault, and its words do no harm", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const program_file file{"refuses"};
  running_keys keys{file};
  const auto no = keys.unwrap(m3, wrapped);
  CHECK(no.code() == errc::refused);
  CHECK(no.error().message() == "The key program refuses: I will not.??[31m");
  CHECK(keys.unwrap(m3, wrapped).code() == errc::refused); // the same one goes on
  CHECK(keys.lines().empty());
}

TEST_CASE("exec_keys: one that does what it should not is ended, and started again",
          "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const auto [name, why] = GENERATE(
      table<std::string, std::string>({{"too_long", "its answer has 4294967295 bytes"},
                                       {"garbage", "its answer begins with 9, not 0 or 1"},
                                       {"wrong_size", "it unwrapped a key of 15 bytes, not 16"},
                                       {"dies", "it ended with code 3"}}));
  CAPTURE(name);
  const program_file file{name};
  running_keys keys{file};
  REQUIRE(keys.greeting());
  CHECK(keys.unwrap(m3, wrapped).code() == errc::unavailable);
  keys.wait_for_line(why);
  CHECK(keys.greeting(2));
}

TEST_CASE("exec_keys: one that says more than it was asked is ended", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const std::string name = GENERATE("chatters", "unasked");
  CAPTURE(name);
  const program_file file{name};
  running_keys keys{file};
  // What is too much may come with the answer or behind it.
  [[maybe_unused]] const auto first = keys.unwrap(m3, wrapped);
  keys.wait_for_line("the key program is ended");
  CHECK(keys.greeting(2).code() != errc::version_mismatch); // it was begun anew
}

TEST_CASE("exec_keys: one that hangs is ended when its time is over", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const program_file file{"hangs"};
  running_keys keys{file, {.answer = 50ms}};
  REQUIRE(keys.greeting());
  CHECK(keys.unwrap(m3, wrapped).code() == errc::unavailable);
  keys.wait_for_line("it does not answer in time");
  CHECK(keys.greeting(2));
}

TEST_CASE("exec_keys: one that never greets, or in another version, is of no use",
          "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const program_file silent{"silent"};
  running_keys one{silent, {.greeting = 50ms}};
  CHECK(one.greeting().code() == errc::unavailable);
  const program_file newer{"newer"};
  running_keys two{newer};
  CHECK(two.greeting().code() == errc::unavailable);
  two.wait_for_line("it speaks version 2, not 1");
}

TEST_CASE("exec_keys: the program has no network", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::listen(listener, 1) == 0);
  REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  const program_file file{"network"};
  file.put(".port", std::to_string(ntohs(address.sin_port)));
  running_keys keys{file};
  const auto tried = keys.fp_answer(m1);
  ::close(listener);
  REQUIRE(tried);
  CHECK(*tried == "[Errno 101] Network is unreachable");
}

TEST_CASE("exec_keys: the program sees neither variables, descriptors, state nor processes",
          "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  ::setenv("TESSERA_SECRET", "of the house", 1);
  const program_file file{"looks"};
  const auto state = file.subfolder("state");
  std::ofstream{state + "/identity.json"} << "{}";
  file.put(".folder", state);
  file.put(".pid", std::to_string(::getpid()));
  running_keys keys{file, {}, state};
  const auto told = keys.fp_answer(m1);
  ::unsetenv("TESSERA_SECRET");
  REQUIRE(told);
  INFO(*told);
  const auto seen = nlohmann::json::parse(*told);
  // Python sets LC_CTYPE by itself where there is no language.
  for (const auto& [variable, value] : seen["environment"].items())
    CHECK(variable == "LC_CTYPE");
  CHECK(seen["descriptors"] == nlohmann::json{"0", "1", "2", "3"}); // 3: of the look itself
  CHECK(seen["folder"].empty());
  CHECK(seen["sockets"].empty());
  CHECK(seen["processes"] == 256);
  CHECK(seen["pid"] == 1);
  CHECK(seen["user"] != 0);
  CHECK(seen["killing"] == "No such process");
  CHECK(std::filesystem::exists(state + "/identity.json")); // it is hidden from the program only
}

TEST_CASE("exec_keys: what it shouts fills no log", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const program_file file{"shouts"};
  running_keys keys{file, {.lines = 3}};
  REQUIRE(keys.fp_answer(m1));
  keys.wait_for_line("is left out");
  const auto said = keys.lines();
  REQUIRE(said.size() == 4);
  CHECK(said[0] == "the key program says: line 0");
  CHECK(said[2] == "the key program says: line 2");
}

TEST_CASE("exec_keys: what cannot be trusted is not run", "[airplay][keys]") {
  const program_file file{"answers"};
  const auto fault_of = [&](key_program_plan plan) { return check_key_program(plan).code(); };
  CHECK(fault_of({file.path, other_user(), {}}) == errc::ok);
  CHECK(fault_of({"answers", other_user(), {}}) == errc::invalid_argument);
  CHECK(fault_of({file.path + "x", other_user(), {}}) == errc::not_found);
  CHECK(fault_of({file.path, "nobody-of-this-name", {}}) == errc::invalid_argument);
  CHECK(fault_of({file.path, "root", {}}) == errc::permission_denied);
  const auto folder = std::filesystem::path{file.path}.parent_path().string();
  CHECK(fault_of({file.path, other_user(), folder}) == errc::invalid_argument);
  CHECK(fault_of({folder, other_user(), {}}) == errc::invalid_argument);
  if (::geteuid() == 0)
    CHECK(fault_of({file.path, "", {}}) == errc::permission_denied);
  CHECK(fault_of({"/run/keys", other_user(), {}}) == errc::invalid_argument);
  for (const auto mode : {0777U, 0757U, 0775U}) {
    REQUIRE(::chmod(file.path.c_str(), mode) == 0);
    CHECK(fault_of({file.path, other_user(), {}}) == errc::permission_denied);
  }
  if (::geteuid() == 0) {
    REQUIRE(::chmod(file.path.c_str(), 0755) == 0);
    REQUIRE(::chown(file.path.c_str(), 65534, 0) == 0);
    CHECK(fault_of({file.path, other_user(), {}}) == errc::permission_denied);
    REQUIRE(::chown(file.path.c_str(), 0, 0) == 0);
  }
  REQUIRE(::chmod(file.path.c_str(), 0755) == 0);
  REQUIRE(::chmod(folder.c_str(), 0777) == 0);
  CHECK(fault_of({file.path, other_user(), {}}) == errc::permission_denied);
  // By another name, in a folder where nobody writes.
  const auto link = file.subfolder("links") + "/keys";
  REQUIRE(::symlink(file.path.c_str(), link.c_str()) == 0);
  CHECK(fault_of({link, other_user(), {}}) == errc::permission_denied);
  REQUIRE(::chmod(folder.c_str(), 0755) == 0);
  CHECK(fault_of({file.path, other_user(), {}}) == errc::ok);
  CHECK(fault_of({link, other_user(), {}}) == errc::ok);
  REQUIRE(::chmod(file.path.c_str(), 0644) == 0);
  CHECK(fault_of({file.path, other_user(), {}}) == errc::invalid_argument);
}

TEST_CASE("exec_keys: nothing of it is left behind", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const program_file file{"answers"};
  {
    running_keys keys{file};
    REQUIRE(keys.greeting());
  }
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1); // no child is left
}

namespace {

settings options_with(const std::string& provider, const std::string& program) {
  settings out;
  out.set("key_provider", provider);
  out.set("key_provider_program", program);
  out.set("key_provider_user", other_user());
  return out;
}

/// How a door starts with it.
result<> started(const settings& options, bool must_unwrap) {
  net::event_loop loop;
  auto desk = key_desk::make(loop, options, {}, {[] {}, [](const std::string&) {}});
  if (!desk)
    return std::move(desk).error();
  loop.start("keys");
  auto done = (*desk)->start(must_unwrap);
  std::promise<void> gone;
  loop.post([&] {
    desk->reset();
    gone.set_value();
  });
  gone.get_future().get();
  loop.stop();
  return done;
}

} // namespace

TEST_CASE("key_desk: the legacy mode starts with a provider that unwraps only", "[airplay][keys]") {
  if (!kernel_shuts_in())
    return;
  const program_file good{"answers"}, half{"answers_only"}, dead{"dies_at_once"};
  CHECK(started(options_with("exec", good.path), true));
  CHECK(started(options_with("none", ""), true).code() == errc::not_allowed);
  CHECK(started(options_with("exec", half.path), true).code() == errc::not_allowed);
  CHECK(started(options_with("exec", dead.path), true).code() == errc::unavailable);
  CHECK(started(options_with("exec", ""), false).code() == errc::invalid_argument);
  CHECK(started(options_with("none", ""), false));
  CHECK(started(options_with("exec", half.path), false));
}

} // namespace tessera::airplay
