// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_yaml.hpp"

#include "app/config_source.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>
#include <stdexcept>

namespace tessera::app {
namespace {

constexpr int max_broken_sections = 16;

/// What makes the rest of a section unreadable.
struct broken_section : std::runtime_error {
  broken_section(config_place where, const std::string& why) : std::runtime_error(why), at(where) {}
  config_place at;
};

/// Builds the tree from the library's events. Its own Node would lose twins of a key.
class tree_builder : public YAML::EventHandler {
public:
  tree_builder(const config_source& source, const std::string& file)
      : source_(source), file_(file) {}

  config_node root;
  std::vector<config_fault> faults;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      fault(place(mark), "a second document starts here; a configuration is one document");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add({config_node::kind::empty, place(mark), {}, false, {}, {}}, {}, anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    fault(place(mark), "aliases (*name) are not used in a configuration; write the value itself");
    add({config_node::kind::empty, place(mark), {}, false, {}, {}}, {}, 0);
  }
  void OnScalar(const YAML::Mark& mark,
                const std::string& tag,
                YAML::anchor_t anchor,
                const std::string& value) override {
    if (source_.quote_stays_open(mark.line, mark.column))
      throw broken_section{
          place(mark), "this quote is not closed in its line; a text in quotes stands on one line"};
    add({config_node::kind::scalar, place(mark), value, tag == "!", {}, {}}, tag, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark,
                       const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open({config_node::kind::list, place(mark), {}, false, {}, {}}, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open({config_node::kind::map, place(mark), {}, false, {}, {}}, tag, anchor);
  }
  void OnMapEnd() override { close(); }

private:
  struct level {
    config_node node;
    bool has_key = false;
    bool key_fits = true;
    config_entry pending;
    std::map<std::string, int, std::less<>> lines; ///< where each key stands
  };

  config_place place(const YAML::Mark& mark) const { return source_.place(mark.line, mark.column); }

  void fault(config_place at, std::string text) {
    faults.push_back({file_, at.line, at.column, std::move(text)});
  }

  void check(const config_node& node, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0)
      fault(node.at, "anchors (&name) are not used in a configuration; remove it");
    if (!tag.empty() && tag != "?" && tag != "!")
      fault(node.at,
            fmt::format("tags ({}) are not used in a configuration; remove it", shown(tag)));
  }

  void open(config_node node, const std::string& tag, YAML::anchor_t anchor) {
    check(node, tag, anchor);
    if (levels_.size() >= max_config_depth)
      throw broken_section{
          node.at,
          fmt::format("nested deeper than {} levels; look here and just above", max_config_depth)};
    levels_.push_back({std::move(node), false, true, {}, {}});
  }

  void close() {
    auto node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node), {}, 0);
  }

  void add(config_node node, const std::string& tag, YAML::anchor_t anchor) {
    check(node, tag, anchor);
    if (levels_.empty()) {
      if (documents_ == 1)
        root = std::move(node);
      return;
    }
    auto& top = levels_.back();
    if (top.node.what == config_node::kind::list)
      top.node.items.push_back(std::move(node));
    else if (!top.has_key)
      take_key(top, std::move(node));
    else
      take_value(top, std::move(node));
  }

  void take_key(level& top, config_node node) {
    top.has_key = true;
    top.key_fits = node.what == config_node::kind::scalar;
    if (!top.key_fits) {
      fault(node.at, "a key must be a name");
      return;
    }
    auto [twin, fresh] = top.lines.emplace(node.text, node.at.line);
    if (!fresh) {
      top.key_fits = false;
      fault(node.at,
            fmt::format("the key {} stands here for the second time; it is in line {} "
                        "already; remove one of the two",
                        shown(node.text),
                        twin->second));
    }
    top.pending = {std::move(node.text), node.at, {}};
  }

  void take_value(level& top, config_node node) {
    if (top.key_fits) {
      top.pending.value = std::move(node);
      top.node.entries.push_back(std::move(top.pending));
    }
    top.has_key = false;
  }

  const config_source& source_;
  const std::string& file_;
  int documents_ = 0;
  std::vector<level> levels_;
};

/// One attempt. Returns the line of a fault of syntax, 0 when there is none.
int parse_once(const config_source& source, const std::string& file, yaml_result& out) {
  tree_builder builder{source, file};
  config_place broken;
  std::string why;
  try {
    std::istringstream stream{source.text()};
    YAML::Parser parser{stream};
    // The second document is a fault already, and before a stray comma the library sees an endless
    // row of empty ones.
    for (int documents = 0; documents < 2 && parser.HandleNextDocument(builder);)
      ++documents;
  } catch (const YAML::Exception& err) {
    broken = source.place(err.mark.line, err.mark.column);
    why = "this is not valid YAML: " + err.msg + "; look here and just above";
  } catch (const broken_section& err) {
    broken = err.at;
    why = err.what();
  } catch (const std::exception& err) {
    broken = source.place(0, 0);
    why = std::string{"the YAML library gave up: "} + err.what();
  }
  out.root = std::move(builder.root);
  if (broken.line == 0) {
    out.faults.insert(out.faults.end(), builder.faults.begin(), builder.faults.end());
    return 0;
  }
  out.faults.push_back({file, broken.line, broken.column, std::move(why)});
  out.root = {};
  return broken.line;
}

} // namespace

yaml_result read_yaml(std::string_view text, const std::string& file_name) {
  yaml_result out;
  config_source source{text, file_name, out.faults};
  for (int attempt = 0; attempt < max_broken_sections; ++attempt) {
    int line = parse_once(source, file_name, out);
    if (line == 0 || !source.drop_section(line))
      break;
  }
  return out;
}

} // namespace tessera::app
