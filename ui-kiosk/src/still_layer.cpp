// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "still_layer.hpp"

#include "picture_node.hpp"

namespace tessera::kiosk {
namespace {

constexpr std::size_t most_stills = 32; // changes may follow each other before the first is done
constexpr qreal dim = 0.35;             // as the veil of a paused share

QSGNode* node_of(QQuickWindow& window, const QImage& image, const QRectF& at, bool dimmed) {
  auto* node = new picture_node{window};
  node->show(window, image);
  node->place(at, true);
  auto* veiled = new QSGOpacityNode;
  veiled->setOpacity(dimmed ? dim : 1);
  veiled->appendChildNode(node);
  return veiled;
}

} // namespace

still_layer::still_layer(QQuickItem* parent) : QQuickItem(parent) {
  setFlag(ItemHasContents);
}

void still_layer::hold(share_item* of, bool dimmed) {
  auto image = of == nullptr ? QImage{} : of->picture();
  if (image.isNull() || of->picture_rect().isEmpty())
    return;
  if (stills_.size() == most_stills)
    stills_.erase(stills_.begin());
  stills_.push_back({std::move(image), of->mapRectToItem(this, of->picture_rect()), dimmed});
  changed_ = true;
  update();
}

void still_layer::clear() {
  stills_.clear();
  changed_ = true;
  update();
}

QSGNode* still_layer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
  if (!changed_)
    return old;
  changed_ = false;
  delete old;
  if (stills_.empty())
    return nullptr;
  auto* all = new QSGNode;
  for (const auto& one : stills_)
    all->appendChildNode(node_of(*window(), one.image, one.at, one.dimmed));
  return all;
}

} // namespace tessera::kiosk
