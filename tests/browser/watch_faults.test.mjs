// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What the page does when the pictures that it watches do not come, or come no more. The box is a
// stand-in: it must refuse on demand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch_chromium } from './support/chromium.mjs';
import { refusal } from './support/dev_box.mjs';
import { text_of, watch_faults, watch_peers } from './support/page.mjs';
import { on_stand_in } from './support/page_states.mjs';
import { bounded, until } from './support/wait.mjs';
import { begin, rest, stand_in_sender, two_screens, watching, WATCH_STATES } from './support/watch_states.mjs';
import { SHARE } from './support/ways.mjs';

/** @typedef {import('./support/ways.mjs').scene} scene */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch_chromium();
});
after(() => browser?.close());

/** @param {string} name @param {(scene: scene) => Promise<void>} body */
function scenario(name, body) {
  test(name, bounded, () => on_stand_in(browser, { locale: 'en-GB' }, async (scene) => {
    const faults = watch_faults(scene.page, new URL(scene.url).origin);
    await watch_peers(scene.page);
    await body(scene);
    assert.deepEqual(faults, []);
  }));
}

/** @param {scene} scene */
const offers = ({ box }) => box.called('view.offer');

/** @param {scene} scene @param {string} share */
const tile = ({ page }, share) => page.locator('.watch-tile', { hasText: share });

/** @param {scene} scene @param {string} share */
async function moves(scene, share) {
  const frames = () => tile(scene, share).locator('video').evaluate(
    (video) => /** @type {HTMLVideoElement} */ (video).getVideoPlaybackQuality().totalVideoFrames);
  const before = await frames();
  await until(async () => (await frames()) > before + 3, `the picture of ${share} moves`);
}

/** @param {scene} scene */
const fault = ({ page }) => text_of(page, 'watch-fault-text');

scenario('watch faults: a share that cannot be decoded is named, and the others play', async (scene) => {
  await WATCH_STATES.watch_unplayable(scene);
  await moves(scene, 'Grace');
  assert.match(await tile(scene, 'Linus').innerText(), /cannot play this picture/);
  assert.doesNotMatch(await tile(scene, 'Grace').innerText(), /cannot play/);
  assert.equal(await scene.page.isVisible('#watch-fault'), false);
  assert.equal(offers(scene).length, 1);
  // Another one comes into the same view, and what cannot be decoded is not asked for once more.
  scene.box.patch({ shares: { s7: { ...SHARE, participant: 'p2', name: 'Grace Hopper', label: 'Third', order: 9 } } });
  await until(() => scene.box.called('view.set').length === 2, 'two sections for the third');
  assert.deepEqual(scene.box.called('view.set').map(({ share }) => share), ['s7', 's7']);
  assert.match(await tile(scene, 'Linus').innerText(), /cannot play this picture/);
  assert.equal(offers(scene).length, 1);
});

scenario('watch faults: made of something else, what could not be decoded is asked for again', async (scene) => {
  await WATCH_STATES.watch_unplayable(scene);
  stand_in_sender(scene);
  scene.box.replies['view.set'] = ({ share }) => (share ? new refusal('codec_unsupported') : {});
  scene.box.patch({ shares: { s8: { codec: 'vp8' } } });
  await moves(scene, 'Linus');
  assert.doesNotMatch(await tile(scene, 'Linus').innerText(), /cannot play/);
});

scenario('watch faults: what could not be decoded is shown in its old place once it can be', async (scene) => {
  await WATCH_STATES.watch_unplayable(scene);
  scene.box.replies['view.set'] = () => ({});
  scene.box.patch({ shares: { s8: { codec: 'vp8' } } });
  await until(() => scene.box.called('view.set').some(({ share }) => share === 's8'), 'asked for once more');
  await until(async () => !/cannot play/.test(await tile(scene, 'Linus').innerText()), 'nothing in its way');
  scene.box.patch({ shares: { s9: { fps: 7 } } }); // and it stays so
  await until(async () => !/cannot play/.test(await tile(scene, 'Linus').innerText()), 'still nothing in its way');
  assert.equal(offers(scene).length, 1);
});

scenario('watch faults: a mirrored device whose picture is late says what helps, until it comes', async (scene) => {
  await WATCH_STATES.watch_unbegun(scene);
  await moves(scene, 'Grace');
  assert.match(await tile(scene, 'Linus').innerText(), /Waiting for a whole picture from .*Linus’s iPhone.* rotated/);
  assert.doesNotMatch(await tile(scene, 'Grace').innerText(), /Waiting/);
  scene.box.patch({ shares: { s9: { fps: 7 } } }); // whatever else happens
  assert.match(await tile(scene, 'Linus').innerText(), /Waiting/);
  await begin(scene);
  await moves(scene, 'Linus');
  assert.doesNotMatch(await tile(scene, 'Linus').innerText(), /Waiting/);
});

scenario('watch faults: a mirrored device that is paused is not waited for', async (scene) => {
  await WATCH_STATES.watch_unbegun(scene);
  scene.box.patch({ shares: { s8: { state: 'paused', paused_by: 'owner' } } });
  await until(async () => !/Waiting/.test(await tile(scene, 'Linus').innerText()), 'the pause says enough');
});

scenario('watch faults: after a pause the picture from before it does not count', async (scene) => {
  await WATCH_STATES.watch_unbegun(scene);
  await begin(scene);
  await moves(scene, 'Linus');
  await rest(scene);
  scene.box.patch({ shares: { s8: { state: 'paused', paused_by: 'host' } } });
  await scene.page.waitForSelector('.watch-tile[data-paused="true"]');
  scene.box.patch({ shares: { s8: { state: 'live', paused_by: '' } } });
  await scene.page.waitForSelector('.watch-tile[data-paused="true"]', { state: 'detached' });
  await until(async () => {
    await scene.page.clock.fastForward(1000);
    return /Waiting/.test(await tile(scene, 'Linus').innerText());
  }, 'the words');
  await begin(scene);
  await until(async () => !/Waiting/.test(await tile(scene, 'Linus').innerText()), 'the picture of now');
});

scenario('watch faults: a page whose picture is late is not asked to rotate', async (scene) => {
  const { page } = scene;
  await page.clock.install();
  two_screens(scene);
  stand_in_sender(scene, { unbegun: ['s8'] });
  await watching(scene);
  await moves(scene, 'Grace');
  await page.clock.fastForward(60000);
  assert.doesNotMatch(await tile(scene, 'Linus').innerText(), /Waiting/);
});

scenario('watch faults: a view that connects and breaks again and again is left to the person', async (scene) => {
  await WATCH_STATES.watch_all(scene);
  await until(async () => {
    const peer = `v${offers(scene).length}`;
    scene.box.notify('peer.state', { peer, state: 'failed' });
    return scene.page.isVisible('#watch-fault');
  }, 'the card');
  assert.equal(offers(scene).length, 5, 'the first and four more');
});

scenario('watch faults: what turns while the view opens is not held for what it was', async (scene) => {
  const { box, page } = scene;
  two_screens(scene);
  stand_in_sender(scene, { unplayable: ['s8'] });
  const answer = box.replies['view.offer'];
  box.replies['view.offer'] = async (params) => {
    const made = await answer(params);
    box.patch({ shares: { s8: { codec: 'vp8' } } });
    return made;
  };
  box.replies['view.set'] = () => ({});
  await watching(scene);
  await until(() => box.called('view.set').length === 4, 'the place of s8 is left and taken again');
  await page.waitForFunction(() => !document.querySelector('.watch-tile[data-unplayable="true"]'));
  assert.doesNotMatch(await tile(scene, 'Linus').innerText(), /cannot play/);
  await moves(scene, 'Grace');
});

scenario('watch faults: a refused view is asked for with pauses, then left to the person', async (scene) => {
  const { box, page } = scene;
  two_screens(scene);
  /** @type {number[]} */
  const at = [];
  box.replies['view.offer'] = () => {
    at.push(performance.now());
    return new refusal('unavailable');
  };
  await watching(scene);
  await page.waitForSelector('#watch-open', { state: 'attached' });
  // The room changes all the while: that is no reason to ask more often.
  const changes = setInterval(() => box.patch({ shares: { s9: { fps: at.length + Math.round(performance.now()) } } }), 50);
  try {
    await page.waitForSelector('#watch-fault:not([hidden])');
  } finally {
    clearInterval(changes);
  }
  assert.equal(at.length, 5);
  const pauses = at.slice(1).map((one, index) => one - at[index]);
  [500, 1000, 2000, 4000].forEach((least, index) => assert.ok(pauses[index] >= least - 5, `${pauses}`));
  assert.match(await fault(scene), /do not reach this device/);
  stand_in_sender(scene);
  await page.click('#watch-again');
  await moves(scene, 'Grace');
  assert.equal(await page.isVisible('#watch-fault'), false);
});

scenario('watch faults: an answer that the browser does not take frees the view and says so', async (scene) => {
  const { box, page } = scene;
  await WATCH_STATES.watch_bad_answer(scene);
  assert.match(await fault(scene), /do not reach this device/);
  await until(() => box.called('peer.close').length > 0, 'the box may forget the view');
  assert.deepEqual(box.called('peer.close'), [{ peer: 'v1' }]);
  assert.equal(offers(scene).length, 1, 'it would not be taken the next time either');
  const states = await page.evaluate(() => /** @type {any} */ (window).peers.map((/** @type {any} */ one) => one.signalingState));
  assert.deepEqual(states, ['closed']);
  stand_in_sender(scene);
  await page.click('#watch-again');
  await moves(scene, 'Linus');
});

scenario('watch faults: when all places are taken it is said beside what still plays', async (scene) => {
  await WATCH_STATES.watch_refused_beside(scene);
  assert.match(await fault(scene), /As many people are watching/);
  await moves(scene, 'Grace');
});

scenario('watch faults: when the box says that a view failed, it is left and begun anew', async (scene) => {
  const { box } = scene;
  await WATCH_STATES.watch_all(scene);
  for (const state of ['failed', 'closed']) {
    const { length } = offers(scene);
    box.notify('peer.state', { peer: 'v99', state }); // of somebody else's
    box.notify('peer.state', { peer: `v${length}`, state });
    await until(() => offers(scene).length === length + 1, 'another view');
    await moves(scene, 'Grace');
    assert.deepEqual(box.called('peer.close').at(-1), { peer: `v${length}` });
  }
  assert.equal(offers(scene).length, 3);
});

scenario('watch faults: a view that never gets through is not begun for ever', async (scene) => {
  const { box, page } = scene;
  two_screens(scene);
  stand_in_sender(scene);
  const answer = box.replies['view.offer'];
  box.replies['view.offer'] = async (params) => {
    const made = await answer(params);
    setTimeout(() => box.notify('peer.state', { peer: made.peer, state: 'failed' }), 20);
    return { ...made, sdp: made.sdp.replace(/^a=(candidate|end-of-candidates).*\r\n/gm, '') };
  };
  await watching(scene);
  await page.waitForSelector('#watch-fault:not([hidden])');
  assert.match(await fault(scene), /do not reach this device/);
  assert.ok(offers(scene).length <= 10, `${offers(scene).length} views`);
});
