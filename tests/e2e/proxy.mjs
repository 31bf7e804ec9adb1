import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/operating.md'), 'utf8');

/** The name that the page's examples have. */
export const name = 'thi.example.vn';

/** The options that the page tells to give the server, by name. */
export function documented_options() {
  const [, url, proxy] = /For nginx, with `--public-url (\S+) --trust-proxy (\S+)`/.exec(page);
  return { 'public-url': url, 'trust-proxy': proxy };
}

/** The page's configuration, with what a test must have otherwise; each of it stands there once. */
function documented(language, changes) {
  let [, text] = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'm').exec(page);
  for (const [said, instead] of Object.entries(changes)) {
    if (text.split(said).length !== 2) throw new Error(`${language}: "${said}" stands there not once`);
    text = text.replace(said, instead);
  }
  return text;
}

function certificate(folder) {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`,
    '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return { key, certificate };
}

/** Each writes its configuration into the folder and tells how it is started with it. */
const programs = {
  nginx(folder, port, upstream) {
    const { key, certificate: its_certificate } = certificate(folder);
    const site = documented('nginx', {
      'listen 443 ssl': `listen 127.0.0.1:${port} ssl`,
      [`/etc/ssl/${name}.pem`]: its_certificate,
      [`/etc/ssl/${name}.key`]: key,
      '127.0.0.1:8080': `127.0.0.1:${upstream}`,
    });
    const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n');
    // One process, so that nothing is left when it is killed.
    const all = `daemon off;\nmaster_process off;\npid ${folder}/nginx.pid;\nevents {}\n` +
      `http {\naccess_log off;\n${folders}\n${site}}\n`;
    writeFileSync(join(folder, 'nginx.conf'), all);
    return ['usr/sbin/nginx', '-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
  },

  caddy(folder, port, upstream) {
    const site = documented('caddy', { '127.0.0.1:8080': `127.0.0.1:${upstream}` });
    // Certificates of its own making, in the folder, and no port but this one.
    const all = `{\nadmin off\nlocal_certs\nskip_install_trust\n` +
      `auto_https disable_redirects\ndefault_bind 127.0.0.1\nhttps_port ${port}\n` +
      `storage file_system ${folder}\n}\n${site}`;
    writeFileSync(join(folder, 'Caddyfile'), all);
    return ['usr/bin/caddy', 'run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
  },
};

export async function free_port() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/** Whether it has its certificate, too, which Caddy makes once it is there. */
async function is_ready(port) {
  const socket = connect({ host: '127.0.0.1', port, servername: name, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** nginx or Caddy as docs/operating.md configures it, with TLS, on a port of 127.0.0.1. */
export class Proxy {
  folder = mkdtempSync(join(tmpdir(), 'hoithi-proxy-'));
  log = '';

  constructor(port) {
    this.port = port;
  }

  /** Starts it before the server and waits until it takes connections. */
  static async start(program, port, server) {
    const proxy = new Proxy(port);
    try {
      await proxy.run(program, server);
    } catch (fault) {
      await proxy.end();
      throw fault;
    }
    return proxy;
  }

  async run(program, server) {
    const [path, ...words] = programs[program](this.folder, this.port, server.port);
    const binary = join(root, 'build/proxies', path);
    if (!existsSync(binary)) {
      throw new Error(`${program} is missing: bash -c '. deploy/prepare.sh; need proxies'`);
    }
    const env = { ...process.env, HOME: this.folder, XDG_CONFIG_HOME: this.folder,
      XDG_DATA_HOME: this.folder };
    this.process = spawn(binary, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.log += text));
    }
    await eventually(() => {
      if (this.process.exitCode !== null) throw new Error(`${program} ended:\n${this.log}`);
      return is_ready(this.port);
    }, `${program} takes connections`);
  }

  async end() {
    if (this.process && this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill('SIGKILL');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
