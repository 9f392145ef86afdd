// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/access_calls.hpp"

#include "admin/password_hash.hpp"
#include "base/file.hpp"
#include "base/log.hpp"

#include <chrono>
#include <utility>

namespace tessera::admin {
namespace {

const log_topic topic{"admin"};

constexpr std::size_t max_password_file = 1024;
constexpr std::chrono::milliseconds check_time{500}; // about what a hash takes on a small box
constexpr std::string_view session_prefix = "session ";

std::string password_file(const std::string& folder) {
  return folder + "/admin-password";
}

std::string tokens_file(const std::string& folder) {
  return folder + "/tokens.json";
}

} // namespace

access_calls::access_calls(options opts) : opts_(std::move(opts)) {
  read_password();
  read_tokens();
}

void access_calls::read_password() {
  auto text = read_file(password_file(opts_.state_folder), max_password_file);
  while (text && text->ends_with('\n'))
    text->pop_back();
  if (text && is_password_hash(*text)) {
    hash_ = *std::move(text);
    password_ = password_state::set;
  } else if (text.code() == errc::not_found) {
    setup_code_ = secret{random_digits(setup_digits)};
  } else { // it was set once: whoever comes first must not set another one
    password_ = password_state::unreadable;
    topic.error("the admin's password cannot be read ({}); set another one with: tesseractl "
                "password",
                text ? "the file is damaged" : text.error().message());
  }
}

void access_calls::read_tokens() {
  auto text = read_file(tokens_file(opts_.state_folder), token_book::max_bytes);
  if (text.code() == errc::not_found)
    return;
  auto book = text ? token_book::from_text(*text) : result<token_book>{text.error()};
  if (book)
    tokens_ = *std::move(book);
  else
    topic.error("{}; bearer tokens are void until new ones are made", book.error().message());
}

void access_calls::add_to(call_rows& rows) {
  auto row = [this](void (access_calls::*handler)(const call_house&, const reply&)) {
    return [this, handler](const call_house& what, const reply& then) {
      (this->*handler)(what, then);
    };
  };
  rows["session.open"] = row(&access_calls::open_session);
  rows["session.close"] = row(&access_calls::close_session);
  rows["password.set"] = row(&access_calls::set_password);
  rows["setup.code"] = row(&access_calls::tell_setup_code);
  rows["tokens.list"] = [this](const call_house&, const reply& then) {
    then(json{{"tokens", tokens_.list()}});
  };
  rows["tokens.new"] = row(&access_calls::new_token);
  rows["tokens.revoke"] = row(&access_calls::revoke_token);
}

failure access_calls::wrong(const std::string& source, std::string text) {
  topic.warning("a wrong password of the admin was given from {}",
                source.empty() ? "a local socket" : source);
  return {errc::wrong_password, std::move(text), brake_.wrong(source, opts_.now())};
}

void access_calls::check_password(const std::string& password,
                                  const std::string& source,
                                  reply then) {
  if (password_ == password_state::unreadable)
    return then({errc::unavailable,
                 "the password's file is damaged; set another password with: tesseractl password"});
  // One at a time for each source: else a hundred could be tried before the first one counts.
  if (being_checked_.contains(source))
    return then(failure{errc::too_many_attempts, {}, check_time});
  if (being_checked_.size() >= most_at_once)
    return then(failure{errc::rate_limited, {}, check_time});
  if (auto may = brake_.may_try(source, opts_.now()); !may)
    return then(may.error());
  being_checked_.insert(source);
  opts_.slowly(
      [hash = hash_, given = secret{password}]() -> result<json> {
        return json{{"fits", password_fits(hash, given)}};
      },
      [this, source, then = std::move(then)](const result<json>& looked) {
        being_checked_.erase(source);
        if (!looked)
          return then(looked);
        if (!looked->at("fits").get<bool>())
          return then(wrong(source, {}));
        brake_.right(source);
        then(json::object());
      });
}

void access_calls::open_session(const call_house& what, const reply& then) {
  if (!has_password())
    return then({errc::not_found,
                 "no password is set yet: set the first one (password.set), with the setup code"});
  check_password(
      text_of(what, "password"), what.who.source, [this, then](const result<json>& checked) {
        if (!checked)
          return then(checked);
        auto fresh = sessions_.open(opts_.now());
        topic.info("session {} of the admin page is open", fresh.id);
        auto count = [](auto time) {
          return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
        };
        then(json{{"token", fresh.token},
                  {"expires_at", wall_ms() + count(session_book::longest)},
                  {"idle_ms", count(session_book::idle)}});
      });
}

void access_calls::close_session(const call_house& what, const reply& then) {
  std::string_view name = what.who.name;
  if (!name.starts_with(session_prefix) ||
      !sessions_.close(std::string{name.substr(session_prefix.size())}))
    return then({errc::invalid_argument, "this call came with no session's token"});
  topic.info("{} is closed", name);
  then(json::object());
}

void access_calls::set_password(const call_house& what, const reply& then) {
  auto fresh = text_of(what, "password");
  bool local = what.who.source.empty() && what.who.roles.intersects(rpc::role::admin);
  if (local) // root could take the file away as well
    return store_password(fresh, then);
  if (!has_password())
    return set_first_password(what, then);
  check_password(
      text_of(what, "current"), what.who.source, [this, fresh, then](const result<json>& checked) {
        checked ? store_password(fresh, then) : then(checked);
      });
}

void access_calls::set_first_password(const call_house& what, const reply& then) {
  const auto& source = what.who.source;
  auto code = text_of(what, "current");
  if (code.empty())
    return then({errc::wrong_password,
                 "the first password needs the setup code as \"current\": it stands in the "
                 "display's settings, and tesseractl setup-code tells it"});
  if (auto may = brake_.may_try(source, opts_.now()); !may)
    return then(may.error());
  if (!setup_code_.equals(code))
    return then(wrong(source,
                      "that is not the setup code; it stands in the display's settings, and "
                      "tesseractl setup-code tells it"));
  brake_.right(source);
  store_password(text_of(what, "password"), then);
}

void access_calls::store_password(const std::string& password, const reply& then) {
  opts_.slowly(
      [file = password_file(opts_.state_folder), plain = secret{password}]() -> result<json> {
        auto hash = hash_password(plain);
        if (!hash)
          return std::move(hash).error();
        if (auto kept = write_file(file, *hash + "\n", 0600); !kept)
          return std::move(kept).error();
        return json{{"hash", *hash}};
      },
      [this, then](const result<json>& kept) {
        if (!kept)
          return then(kept);
        hash_ = kept->at("hash").get<std::string>();
        password_ = password_state::set;
        setup_code_ = {};
        sessions_.close_all();
        topic.info("the admin's password was set; all sessions are over");
        then(json::object());
      });
}

void access_calls::tell_setup_code(const call_house&, const reply& then) {
  then(json{{"code", setup_code_.reveal()}, {"needed", !has_password()}});
}

void access_calls::new_token(const call_house& what, const reply& then) {
  auto name = text_of(what, "name");
  auto role = text_of(what, "role");
  auto made = tokens_.add(name, role, wall_ms());
  if (!made)
    return then(std::move(made).error());
  opts_.slowly(
      [file = tokens_file(opts_.state_folder), text = tokens_.to_text()]() -> result<json> {
        auto kept = write_file(file, text, 0600);
        return kept ? result<json>{json::object()} : result<json>{std::move(kept).error()};
      },
      [this, then, name, role, made = *made](const result<json>& kept) {
        if (!kept) {
          tokens_.remove(made.id);
          return then(kept);
        }
        topic.info("bearer token {} of role {} was made", made.id, role);
        then(json{{"id", made.id}, {"name", name}, {"role", role}, {"token", made.token}});
      });
}

void access_calls::revoke_token(const call_house& what, const reply& then) {
  auto id = text_of(what, "token");
  if (!tokens_.remove(id))
    return then({errc::not_found, "there is no bearer token " + id});
  topic.info("bearer token {} is void", id);
  opts_.slowly(
      [file = tokens_file(opts_.state_folder), text = tokens_.to_text()]() -> result<json> {
        auto kept = write_file(file, text, 0600);
        return kept ? result<json>{json::object()} : result<json>{std::move(kept).error()};
      },
      then);
}

result<token_owner> access_calls::owner_of(const std::string& token, bool glance) {
  auto now = opts_.now();
  if (auto session = glance ? sessions_.look(token, now) : sessions_.use(token, now))
    return token_owner{rpc::role::admin, std::string{session_prefix} + *session};
  if (const auto* known = tokens_.use(token, wall_ms()))
    return token_owner{roles_of_token(known->role), "token " + known->id};
  return {errc::unauthenticated, "the token is unknown, or its session is over"};
}

} // namespace tessera::admin
