// After the first visit the network can be gone: what the first picture needs is kept at once, all else as it comes, and
// answered from there. A new version waits until the player takes it, or the last window of the old one is closed.
const VERSION = '@VERSION@';
const FIRST = @FIRST@;
const LATER = @LATER@;
const NAME = `beacon-bay ${VERSION}`;

// What is named after its content is the same wherever it was found.
const lasting = (url) => /-[0-9a-f]{12}\./.test(url);

self.addEventListener('install', (e) => {
    e.waitUntil(caches.open(NAME).then(async (cache) => {
        for (const url of FIRST) {
            const kept = lasting(url) && (await caches.match(url));
            await (kept ? cache.put(url, kept) : cache.add(new Request(url, { cache: lasting(url) ? 'default' : 'no-cache' })));
        }
    }));
});

self.addEventListener('activate', (e) => {
    e.waitUntil((async () => {
        const cache = await caches.open(NAME);
        for (const url of LATER) {
            const kept = await caches.match(url);
            if (kept) {
                await cache.put(url, kept);
            }
        }
        for (const name of await caches.keys()) {
            if (name.startsWith('beacon-bay ') && name !== NAME) {
                await caches.delete(name);
            }
        }
        await self.clients.claim();
    })());
});

// keep: what a page had fetched before it was answered from here; the browser still has it.
self.addEventListener('message', (e) => {
    if (e.data === 'take over') {
        self.skipWaiting();
    } else if (e.data.keep) {
        e.waitUntil(caches.open(NAME).then((cache) => Promise.all(e.data.keep.map(async (url) => {
            if (!(await cache.match(url))) {
                await cache.add(url);
            }
        }))));
    }
});

self.addEventListener('fetch', (e) => {
    if (e.request.method === 'GET' && new URL(e.request.url).origin === location.origin) {
        e.respondWith((async () => {
            const cache = await caches.open(NAME);
            const kept = await cache.match(e.request, { ignoreSearch: true });
            if (kept) {
                return kept;
            }
            const answer = await fetch(e.request);
            if (answer.ok && lasting(e.request.url)) {
                await cache.put(e.request, answer.clone());
            }
            return answer;
        })());
    }
});
