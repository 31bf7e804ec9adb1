import WebSocket from 'ws';

/** A contestant without a browser, for a full room. */
export class CrowdMember {
  constructor(server, { name, unit, answers }) {
    this.plan = answers;
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws`, 'hoithi.v1');
    this.joined = new Promise((resolve, reject) => {
      this.socket.on('error', reject);
      this.socket.on('message', (data) => this.heard(JSON.parse(String(data)), resolve));
    });
    this.socket.on('open', () => this.say({ t: 'hello', as: 'contestant', code: server.code }));
    this.wish = { t: 'join', id: id(), name, unit };
  }

  say(message) {
    this.socket.send(JSON.stringify(message));
  }

  heard(message, joined) {
    if (message.t === 'contest') this.say(this.wish);
    if (message.t === 'welcome') joined();
    if (message.t !== 'view' || message.phase !== 'open') return;
    const { q, n } = message.question;
    const { answer, after } = this.plan[n - 1] ?? {};
    if (answer) setTimeout(() => this.say({ t: 'answer', id: id(), q, ...answer }), after);
  }

  leave() {
    this.socket.close();
  }
}

function id() {
  return Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
