// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/sound_port.hpp"

#include "base/clock.hpp"

#include <algorithm>
#include <utility>

namespace tessera::airplay {

result<std::unique_ptr<sound_port>> sound_port::open(net::event_loop& loop,
                                                     port_block among,
                                                     sender from,
                                                     std::unique_ptr<sound_stream> stream) {
  std::unique_ptr<sound_port> out{new sound_port{loop, std::move(from), std::move(stream)}};
  auto* me = out.get();
  auto data = udp_link::open(loop, me->from_.address, among, [me](std::string_view bytes) {
    me->stream_->take(bytes, monotonic_ns());
    me->go();
  });
  if (!data)
    return std::move(data).error();
  me->data_ = *std::move(data);
  auto control = udp_link::open(loop, me->from_.address, among, [me](std::string_view bytes) {
    me->stream_->take_control(bytes, monotonic_ns());
    me->go();
  });
  if (!control)
    return std::move(control).error();
  me->control_ = *std::move(control);
  return out;
}

void sound_port::go() {
  if (from_.lead)
    stream_->set_lead(from_.lead());
  const auto now = monotonic_ns();
  const auto turn = stream_->go(now);
  if (from_.control != 0)
    for (const auto& question : turn.questions)
      control_->send_to(from_.control, question);
  if (turn.again_ns == 0)
    return timer_.cancel();
  const auto wait = std::max<std::int64_t>((turn.again_ns - now) / sound_stream::ms, 1);
  timer_ = net::call_after(loop_, std::chrono::milliseconds{wait}, [this] { go(); });
}

} // namespace tessera::airplay
