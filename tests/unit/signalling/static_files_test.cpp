// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "signalling/static_files.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <algorithm>

using namespace tessera;
using namespace tessera::signalling;

namespace {

net::http_request get(std::string path) {
  net::http_request request;
  request.method = "GET";
  request.path = std::move(path);
  return request;
}

std::string header(const net::http_response& response, std::string_view name) {
  auto it = std::find_if(response.headers.begin(), response.headers.end(), [&](const auto& one) {
    return one.first == name;
  });
  return it == response.headers.end() ? "" : it->second;
}

struct page {
  test::temp_folder folder;
  page() {
    REQUIRE(write_file(folder.path + "/index.html", "<!doctype html>", 0644));
    REQUIRE(write_file(folder.path + "/app.js", "export {};", 0644));
    REQUIRE(write_file(folder.path + "/reader.mjs", "export {};", 0644));
    REQUIRE(write_file(folder.path + "/90ms-RKSJ-H.bcmap", "map", 0644));
    REQUIRE(write_file(folder.path + "/notes.txt", "not for the web", 0644));
    REQUIRE(::symlink("/etc/passwd", (folder.path + "/secret.js").c_str()) == 0);
  }
};

} // namespace

TEST_CASE("static_files: serves the page and its scripts with their types", "[signalling][http]") {
  page on_disk;
  auto files = static_files::load(on_disk.folder.path);
  REQUIRE(files);
  auto index = files->serve(get("/"));
  CHECK(index.status == 200);
  CHECK(index.content_type == "text/html; charset=utf-8");
  CHECK(*index.body == "<!doctype html>");
  for (const char* script : {"/app.js", "/reader.mjs"})
    CHECK(files->serve(get(script)).content_type == "text/javascript; charset=utf-8");
  CHECK(files->serve(get("/90ms-RKSJ-H.bcmap")).content_type == "application/octet-stream");
}

TEST_CASE("static_files: nothing else on the disk can be asked for", "[signalling][http]") {
  page on_disk;
  auto files = static_files::load(on_disk.folder.path);
  REQUIRE(files);
  for (const char* path :
       {"/notes.txt", "/secret.js", "/../etc/passwd", "/etc/passwd", "", "/app.js/"})
    CHECK(files->serve(get(path)).status == 404);
}

TEST_CASE("static_files: every answer carries the security headers", "[signalling][http]") {
  page on_disk;
  auto files = static_files::load(on_disk.folder.path);
  REQUIRE(files);
  auto post = get("/");
  post.method = "POST";
  for (const auto& response :
       {files->serve(get("/")), files->serve(get("/nothing")), files->serve(post)}) {
    auto policy = header(response, "Content-Security-Policy");
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("default-src 'none'") != std::string::npos);
    CHECK(policy.find("worker-src 'self';") != std::string::npos);
    CHECK(policy.find("unsafe-") == std::string::npos);
    CHECK(policy.find("wasm") == std::string::npos);
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header(response, "Referrer-Policy") == "no-referrer");
  }
  CHECK(files->serve(post).status == 405);
}

TEST_CASE("static_files: a page that is known already is not sent again", "[signalling][http]") {
  page on_disk;
  auto files = static_files::load(on_disk.folder.path);
  REQUIRE(files);
  auto again = get("/");
  again.headers.emplace_back("If-None-Match", header(files->serve(get("/")), "ETag"));
  CHECK(files->serve(again).status == 304);
}

TEST_CASE("static_files: a folder without a page is an error that says what to do",
          "[signalling]") {
  test::temp_folder empty;
  auto files = static_files::load(empty.path);
  CHECK(files.code() == errc::not_found);
  CHECK(files.error().text.find("web.folder") != std::string::npos);
}

TEST_CASE("explain: sends plain HTTP to HTTPS on the same host", "[signalling][http]") {
  auto request = get("/?pin=1234");
  request.headers.emplace_back("Host", "192.168.1.10:8080");
  auto response = explain(request, 8443);
  CHECK(response.status == 308);
  CHECK(header(response, "Location") == "https://192.168.1.10:8443/");
  CHECK(response.body->find("1234") == std::string::npos);
  request.headers[0].second = "[fe80::1]";
  CHECK(header(explain(request, 443), "Location") == "https://[fe80::1]/");
  request.headers[0].second = "evil\" onload=";
  CHECK(explain(request, 443).status == 400);
}

TEST_CASE("own_host: a foreign name that leads here is refused", "[signalling][http]") {
  std::vector<std::string> names{"room-oslo", "room-oslo.example.org"};
  for (const char* good : {"192.168.1.10",
                           "192.168.1.10:8443",
                           "[::1]:8443",
                           "localhost",
                           "box.local:8443",
                           "room-oslo",
                           "ROOM-OSLO.example.org:8443"})
    CHECK(own_host(good, names));
  for (const char* bad : {"",
                          "attacker.example",
                          "room-oslo.attacker.example",
                          "1.2.3.4.attacker.example",
                          "192.168.1.10.nip.example:8443",
                          "a b"})
    CHECK_FALSE(own_host(bad, names));
}
