// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/signalling_actor.hpp"

#include <array>

namespace tessera::signalling {

std::span<const option> signalling_options() {
  using enum option_type;
  using enum option_change;
  using texts = std::vector<std::string>;
  static const std::array table{
      option{"web.listen", text_list, texts{"0.0.0.0", "::"},
             "Addresses that the join page is served on. \"0.0.0.0\" and \"::\" mean all.", restart,
             {}, 1, 16},
      option{"web.port", integer, std::int64_t{8443},
             "TCP port of the join page (HTTPS). 0 takes any free one, for tests.", restart, {}, 0,
             65535, {}, {"TCP", "Browsers: the join page, the host's and the admin's page"}},
      option{"web.explain_port", integer, std::int64_t{8080},
             "TCP port of the plain-HTTP page that explains and sends browsers to HTTPS; 0 switches it "
             "off.",
             restart, {}, 0, 65535, {}, {"TCP", "Browsers that were not told of HTTPS"}},
      option{"web.certificate_file", text, std::string{},
             "PEM file with the box's certificate and its chain. Empty: the box makes one itself.",
             restart, {}, 0, 4096},
      option{"web.key_file", secret_file, std::string{},
             "PEM file with the certificate's private key. Its content is read again on reload.", restart,
             {}, 0, 4096},
      option{"web.names", text_list, texts{},
             "Further host names under which people reach the box, for instance room-oslo.example.org.",
             live, {}, 0, 32},
      option{"web.whip", boolean, true,
             "Whether programs such as OBS may show by WHIP and watch by WHEP, with the meeting's PIN or "
             "a token (docs/whip.md).",
             live},
      option{"web.ice_servers", text_list, texts{},
             "STUN and TURN servers for people in other networks: the join page, and programs of WHIP and "
             "WHEP, use them once they are let in. For instance stun:stun.example.org or "
             "turns:turn.example.org:443?transport=tcp. The box itself uses none.",
             live, {}, 0, 8},
      option{"web.ice_username", text, std::string{},
             "User name for the TURN servers in web.ice_servers. Whoever is let in can read it.", live, {}, 0, 508},
      option{"web.ice_credential_file", secret_file, std::string{},
             "File with the password for the TURN servers in web.ice_servers. Whoever is let in can read "
             "the password, so take one that is good for nothing else. The file is read again on reload.",
             live, {}, 0, 4096},
      option{"web.folder", text, std::string{},
             "Folder of the join page's files. Empty: where they were installed.", restart, {}, 0, 4096},
  };
  return table;
}

} // namespace tessera::signalling
