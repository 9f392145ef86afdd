// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/url_fetch.hpp"

#include "base/ascii.hpp"
#include "base/clock.hpp"
#include "video/play_request.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <memory>
#include <mutex>
#include <optional>

namespace tessera::airplay {

namespace {

using easy_handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using url_handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

void prepare_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// One fetch under way. Its functions are called by curl, in this thread.
class download {
public:
  explicit download(const fetch_order& order) : order_(order) {}
  result<> run();

private:
  static curl_socket_t on_socket(void* me, curlsocktype, curl_sockaddr* address) noexcept;
  static std::size_t on_header(char* bytes, std::size_t one, std::size_t count, void* me) noexcept;
  static std::size_t on_bytes(char* bytes, std::size_t one, std::size_t count, void* me) noexcept;
  static int on_progress(void* me, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept;

  void take_header(std::string_view line);
  result<> tell_head();
  [[nodiscard]] failure fault_of(CURLcode code) const;

  const fetch_order& order_;
  easy_handle curl_{curl_easy_init(), curl_easy_cleanup};
  fetched_head head_;
  std::size_t head_bytes_ = 0;
  bool told_ = false;
  bool forbidden_ = false;
  bool still_ = false; ///< nothing came for too long
  std::optional<failure> fault_;
  monotonic::time_point heard_ = monotonic::now();
};

curl_socket_t download::on_socket(void* me, curlsocktype, curl_sockaddr* address) noexcept {
  auto& self = *static_cast<download*>(me);
  if (!self.order_.may_ask(&address->addr)) {
    self.forbidden_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t
download::on_header(char* bytes, std::size_t one, std::size_t count, void* me) noexcept {
  auto& self = *static_cast<download*>(me);
  self.heard_ = monotonic::now();
  self.head_bytes_ += one * count;
  if (self.head_bytes_ > max_response_head)
    return 0;
  self.take_header({bytes, one * count});
  return one * count;
}

void download::take_header(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r'))
    line.remove_suffix(1);
  if (line.starts_with("HTTP/")) { // of the next server, after a redirection
    head_ = {};
    return;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos)
    return;
  const auto name = line.substr(0, colon);
  auto value = line.substr(colon + 1);
  while (value.starts_with(' '))
    value.remove_prefix(1);
  if (same_letters(name, "Content-Type"))
    head_.type = value;
  else if (same_letters(name, "Content-Length"))
    head_.length = value;
  else if (same_letters(name, "Content-Range"))
    head_.range = value;
  else if (same_letters(name, "Accept-Ranges"))
    head_.ranges = value == "bytes";
}

result<> download::tell_head() {
  if (std::exchange(told_, true))
    return {};
  long status = 0;
  curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
  const char* address = nullptr;
  curl_easy_getinfo(curl_.get(), CURLINFO_EFFECTIVE_URL, &address);
  head_.status = static_cast<int>(status);
  head_.address = address != nullptr ? address : order_.url;
  if (status == 404 || status == 410)
    return {errc::not_found, fmt::format("The server knows no such video ({}).", status)};
  if (status >= 400)
    return {errc::unavailable, fmt::format("The server refuses the video ({}).", status)};
  return order_.head(head_);
}

std::size_t download::on_bytes(char* bytes, std::size_t one, std::size_t count, void* me) noexcept {
  auto& self = *static_cast<download*>(me);
  auto done = self.tell_head();
  if (done)
    done = self.order_.bytes({bytes, one * count});
  self.heard_ = monotonic::now(); // the reader's own time does not count
  if (done)
    return one * count;
  self.fault_ = done.error();
  return 0;
}

int download::on_progress(void* me, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept {
  auto& self = *static_cast<download*>(me);
  self.still_ = monotonic::now() - self.heard_ > server_patience;
  return (self.order_.over != nullptr && *self.order_.over) || self.still_ ? 1 : 0;
}

failure download::fault_of(CURLcode code) const {
  if (fault_)
    return *fault_;
  if (forbidden_)
    return {errc::refused,
            "The video's address leads to the box itself or to a place that is none of the "
            "network's. It is not fetched."};
  if (code == CURLE_UNSUPPORTED_PROTOCOL)
    return {errc::refused, "The server leads on to what is neither http nor https."};
  if (code == CURLE_PEER_FAILED_VERIFICATION)
    return {errc::refused,
            "The server's certificate is of nobody that this box trusts, or of another server."};
  if (code == CURLE_TOO_MANY_REDIRECTS)
    return {errc::refused, "The server leads on and on."};
  if (still_ || code == CURLE_OPERATION_TIMEDOUT)
    return {errc::timeout, "The server of the video does not answer."};
  if (code == CURLE_ABORTED_BY_CALLBACK)
    return {errc::closed, "The video was given up."};
  return {errc::io_error,
          fmt::format("The video cannot be fetched: {}.", curl_easy_strerror(code))};
}

result<> download::run() {
  auto* curl = curl_.get();
  if (curl == nullptr)
    return {errc::internal, "no memory"};
  curl_easy_setopt(curl, CURLOPT_URL, order_.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, max_redirections);
  // By way of a proxy nobody would see where it leads.
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Tessera");
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(connect_patience.count()));
  if (!order_.range.empty())
    curl_easy_setopt(curl, CURLOPT_RANGE, order_.range.c_str());
  if (order_.head_only)
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  if (const auto code = curl_easy_perform(curl); code != CURLE_OK)
    return fault_of(code);
  return tell_head(); // of what is empty
}

} // namespace

result<> fetch(const fetch_order& order) {
  prepare_curl();
  return download{order}.run();
}

result<std::string> resolve_url(const std::string& base, std::string_view reference) {
  const url_handle url{curl_url(), curl_url_cleanup};
  const std::string relative{reference};
  // Schemes that are not ours are refused by who asks for them, with a better word.
  constexpr unsigned lenient = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;
  if (!url || curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK ||
      curl_url_set(url.get(), CURLUPART_URL, relative.c_str(), lenient) != CURLUE_OK)
    return {errc::parse_error, "An address in the playlist is none."};
  char* text = nullptr;
  if (curl_url_get(url.get(), CURLUPART_URL, &text, 0) != CURLUE_OK)
    return {errc::parse_error, "An address in the playlist is none."};
  const std::unique_ptr<char, decltype(&curl_free)> owned{text, curl_free};
  return std::string{text};
}

} // namespace tessera::airplay
