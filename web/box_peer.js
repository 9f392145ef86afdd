// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

const HOW = /** @type {RTCConfiguration} */ ({ bundlePolicy: 'max-bundle' });

/**
 * A connection to the box. In the box's own network it needs no server: one that this browser does
 * not take costs nobody the picture.
 * @param {RTCIceServer[]} servers that the box told of
 */
export function box_peer(servers) {
  try {
    return new RTCPeerConnection({ ...HOW, iceServers: servers });
  } catch (error) {
    if (!servers.length) throw error;
    console.warn('the STUN and TURN servers of the box:', error);
    return new RTCPeerConnection(HOW);
  }
}
