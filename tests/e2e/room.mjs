import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Contestant } from './contestant.mjs';
import { Host } from './host.mjs';
import { leaks } from './leaks.mjs';
import { Line } from './line.mjs';
import { quiz } from './quiz.mjs';
import { Server } from './server.mjs';
import { Stage } from './stage.mjs';

const failures = fileURLToPath(new URL('../../build/e2e-failures', import.meta.url));
const sizes = {
  phone: { width: 360, height: 740 },
  laptop: { width: 1366, height: 768 },
  hall: { width: 1280, height: 720 },
};

/** A server with a contest, and the people at it. */
export class Room {
  hosts = [];
  stages = [];
  contestants = [];
  lines = [];

  constructor(server) {
    this.server = server;
  }

  /** `server_options` gives further ones by their names; `contest` is there in place of a `quiz`. */
  static async open(kinds, { contest, ...changes }, server_options) {
    return new Room(await Server.start(contest ?? quiz(kinds, changes), await server_options?.()));
  }

  async host(options) {
    const host = await Host.arrive({ viewport: sizes.laptop, ...options });
    this.hosts.push(host);
    await host.open(this.server.host_url);
    return host;
  }

  async stage(options) {
    const stage = await Stage.arrive({ viewport: sizes.hall, ...options });
    this.stages.push(stage);
    await stage.open(this.server.stage_url);
    return stage;
  }

  /** Somebody at the contestant page; not joined yet. */
  async visitor(options) {
    const visitor = await Contestant.arrive({ viewport: sizes.phone, ...options });
    this.contestants.push(visitor);
    return visitor;
  }

  async contestant(name, options) {
    const contestant = await this.visitor(options);
    await contestant.open(this.server.join_url);
    await contestant.join(name);
    return contestant;
  }

  /** One more tab of the same browser, at the same contest. */
  async second_tab(contestant) {
    const tab = await contestant.another_tab();
    tab.name = contestant.name;
    this.contestants.push(tab);
    await tab.open(this.server.join_url);
    return tab;
  }

  /** A network of one's own, to open pages over. */
  async line() {
    const line = await Line.lay(this.server);
    this.lines.push(line);
    return line;
  }

  get everybody() {
    return [...this.hosts, ...this.stages, ...this.contestants];
  }

  connections_may_break() {
    for (const person of this.everybody) person.watch.connection_may_break = true;
  }

  /** What no test may leave behind: faults in a console, a key told too early. */
  check() {
    assert.deepEqual(this.everybody.flatMap((person) => person.watch.faults), [], 'consoles');
    const watched = [...this.stages, ...this.contestants];
    assert.deepEqual(watched.flatMap((person) => leaks(person.watch.frames)), [], 'leaks');
  }

  /** For whoever looks into a failure. */
  async take_pictures(name) {
    const folder = join(failures, name.replace(/\W+/g, '-'));
    mkdirSync(folder, { recursive: true });
    for (const [index, person] of this.everybody.entries()) {
      const path = join(folder, `${index}-${person.constructor.name.toLowerCase()}.png`);
      await person.page.screenshot({ path }).catch(() => undefined);
    }
    return folder;
  }

  async close() {
    await Promise.all(this.everybody.map((person) => person.page.context().close()));
    for (const line of this.lines) await line.end();
    await this.server.end();
  }
}

/** A test in a room of its own: what the contest asks, and what happens there. */
export function room_test(name, { kinds = ['single'], server_options, timeout = 240_000, ...changes }, happens) {
  test(name, { timeout }, async () => {
    const room = await Room.open(kinds, changes, server_options);
    try {
      await happens(room);
      room.check();
    } catch (fault) {
      console.error(`pictures of the failure: ${await room.take_pictures(name)}`);
      const faults = room.everybody.flatMap((person) => person.watch.faults);
      if (faults.length > 0) console.error('consoles:', faults);
      console.error(`the server, ${room.server.state}:\n${room.server.events}`);
      throw fault;
    } finally {
      await room.close();
    }
  });
}
