// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/image_calls.hpp"

#include "base/base64.hpp"

namespace tessera::admin {

void image_calls::add_to(call_rows& rows) {
  auto finish = [this](const reply& then) {
    return [this, then](const result<json>& outcome) {
      if (outcome)
        opts_.changed();
      then(outcome);
    };
  };
  rows["image.get"] = [this](const call_house& what, const reply& then) {
    opts_.slowly(
        [store = opts_.store, name = text_of(what, "image")]() -> result<json> {
          auto found = store.get(name);
          if (!found)
            return std::move(found).error();
          return json{{"media_type", found->header.media_type()},
                      {"name", name + std::string{found->header.suffix()}},
                      {"data", base64(found->bytes)}};
        },
        then);
  };
  rows["image.set"] = [this, finish](const call_house& what, const reply& then) {
    opts_.slowly(
        [store = opts_.store,
         name = text_of(what, "image"),
         params = what.params]() -> result<json> {
          auto bytes = from_base64(params->at("data").get_ref<const std::string&>());
          if (!bytes)
            return std::move(bytes).error();
          auto put = store.put(name, *bytes);
          if (!put)
            return std::move(put).error();
          return json{{"media_type", put->media_type()},
                      {"width", put->width},
                      {"height", put->height},
                      {"bytes", bytes->size()}};
        },
        finish(then));
  };
  rows["image.clear"] = [this, finish](const call_house& what, const reply& then) {
    opts_.slowly(
        [store = opts_.store, name = text_of(what, "image")]() -> result<json> {
          auto cleared = store.clear(name);
          return cleared ? result<json>{json::object()} : result<json>{std::move(cleared).error()};
        },
        finish(then));
  };
}

} // namespace tessera::admin
