// A plain web server for tests: a folder, Brotli where there is some, nothing else. Counts what it sends.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const TYPES = {
    '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
    '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.wasm': 'application/wasm', '.png': 'image/png',
};

export async function serve(folder, { slow = 0 } = {}) {
    const sent = [];
    const server = createServer((ask, answer) => {
        const path = normalize(decodeURIComponent(new URL(ask.url, 'http://x').pathname));
        let file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
        if (!file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory()) {
            answer.writeHead(404).end();
            return;
        }
        const head = { 'Content-Type': TYPES[extname(file)] || 'application/octet-stream', 'Cache-Control': 'no-cache' };
        if (/-[0-9a-f]{12}\./.test(file)) {
            head['Cache-Control'] = 'max-age=31536000, immutable';
        }
        if (existsSync(`${file}.br`) && /\bbr\b/.test(ask.headers['accept-encoding'] || '')) {
            head['Content-Encoding'] = 'br';
            file = `${file}.br`;
        }
        const body = readFileSync(file);
        sent.push({ path, bytes: body.length });
        setTimeout(() => answer.writeHead(200, head).end(body), slow);
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    return { url: `http://127.0.0.1:${server.address().port}/`, sent, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}
