// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/candidate_policy.hpp"

#include "proto/sdp.hpp"

namespace tessera::ice {

result<candidate_policy::verdict> candidate_policy::judge(std::string_view candidate) {
  if (seen_ == max_candidates)
    return errc::too_many_candidates;
  ++seen_;
  if (candidate.empty())
    return verdict::drop;
  auto parsed = sdp::parse_candidate(candidate);
  if (!parsed)
    return std::move(parsed).error();
  if (parsed->component != 1)
    return verdict::drop;
  if (!parsed->is_literal() || parsed->is_link_local())
    return verdict::drop;
  if (parsed->transport == "tcp" && !tcp_)
    return verdict::drop;
  return verdict::pass;
}

} // namespace tessera::ice
