// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/static_files.hpp"

#include "base/file.hpp"
#include "proto/http_text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

#include <arpa/inet.h>

#include <fmt/format.h>

namespace tessera::signalling {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> types{{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".pfb", "application/octet-stream"},   // fonts and character maps
    {".bcmap", "application/octet-stream"}, // that pdf.js reads
    {".webmanifest", "application/manifest+json"},
}};

std::string_view type_of(const std::string& extension) {
  for (const auto& [known, type] : types) {
    if (known == extension)
      return type;
  }
  return {};
}

bool is_address(const std::string& host) {
  std::array<unsigned char, 16> bytes{};
  return inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

} // namespace

result<static_files> static_files::load(const std::string& folder) {
  static_files all;
  std::error_code fault;
  fs::recursive_directory_iterator walk{folder, fault};
  for (; !fault && walk != fs::recursive_directory_iterator{}; walk.increment(fault)) {
    auto type = type_of(walk->path().extension().string());
    if (!walk->is_regular_file(fault) || walk->is_symlink(fault) || type.empty())
      continue;
    if (all.files_.size() >= max_files)
      return {errc::io_error, folder + " holds too many files to be the join page"};
    auto text = read_file(walk->path().string(), max_file_bytes);
    if (!text)
      return std::move(text).error();
    auto path = "/" + fs::path{walk->path()}.lexically_relative(folder).generic_string();
    auto etag = fmt::format("\"{:016x}\"", std::hash<std::string>{}(*text));
    all.files_[path] = {std::make_shared<const std::string>(std::move(*text)), std::string{type}, etag};
  }
  auto index = all.files_.find("/index.html");
  if (fault || index == all.files_.end())
    return {errc::not_found, "no join page in " + folder + "; set web.folder to where web/ is installed"};
  all.files_["/"] = index->second;
  for (const char* page : {"/host", "/admin"}) {
    if (auto found = all.files_.find(std::string{page} + ".html"); found != all.files_.end())
      all.files_[page] = found->second;
  }
  return all;
}

void add_security_headers(net::http_response& response) {
  auto add = [&](const char* name, const char* value) { response.headers.emplace_back(name, value); };
  add("Content-Security-Policy",
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
      "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
      "media-src 'self' blob:; manifest-src 'self'; "
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  add("X-Content-Type-Options", "nosniff");
  add("X-Frame-Options", "DENY");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Permissions-Policy",
      "display-capture=(self), camera=(self), microphone=(self), geolocation=(), usb=()");
  add("Cache-Control", "no-cache");
}

void forbid_storing(net::http_response& response) {
  auto& headers = response.headers;
  std::erase_if(headers, [](const auto& each) { return each.first == "Cache-Control"; });
  headers.emplace_back("Cache-Control", "no-store");
}

net::http_response static_files::serve(const net::http_request& request) const {
  net::http_response response;
  if (request.method != "GET" && request.method != "HEAD") {
    response = net::text_response(405, "Only GET and HEAD are answered here.\n");
    response.headers.emplace_back("Allow", "GET, HEAD");
  } else if (auto it = files_.find(request.path); it == files_.end()) {
    response = net::text_response(404, "There is nothing here. The join page is at /\n");
  } else if (request.header("If-None-Match") == it->second.etag) {
    response.status = 304;
    response.headers.emplace_back("ETag", it->second.etag);
  } else {
    response.content_type = it->second.type;
    response.body = it->second.body;
    response.headers.emplace_back("ETag", it->second.etag);
  }
  add_security_headers(response);
  return response;
}

net::http_response explain(const net::http_request& request, int https_port) {
  auto host = http::parse_authority(request.header("Host"));
  auto v6 = host && host->host.find(':') != std::string::npos;
  std::string url;
  if (host)
    url = "https://" + (v6 ? "[" + host->host + "]" : host->host) +
          (https_port == 443 ? "" : ":" + std::to_string(https_port)) + "/";
  auto link = url.empty() ? std::string{} : "<p><a href=\"" + url + "\">" + url + "</a></p>";
  net::http_response response;
  response.status = url.empty() ? 400 : 308;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::make_shared<const std::string>(
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tessera</title>"
      "<h1>One step further</h1><p>This room's page is encrypted, so it lives at another address. "
      "Your browser may warn you once, because the box made its certificate itself.</p>" +
      link + "</html>\n");
  if (!url.empty())
    response.headers.emplace_back("Location", url);
  add_security_headers(response);
  response.close = true;
  return response;
}

bool own_host(std::string_view host_header, const std::vector<std::string>& names) {
  auto where = http::parse_authority(host_header);
  if (!where)
    return false;
  return where->host == "localhost" || where->host.ends_with(".local") || is_address(where->host) ||
         std::find(names.begin(), names.end(), where->host) != names.end();
}

} // namespace tessera::signalling
