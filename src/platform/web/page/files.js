// The game's files, in packs: what the first picture needs comes before it, all else when it is idle - or at once, when
// the game opens a file that has not come yet. files.json says which pack holds what.
const SOON_MS = 400;

async function read(url, size, progress, cache) {
    const bytes = new Uint8Array(size);
    let at = 0;
    try {
        const answer = await fetch(url, { cache });
        if (!answer.ok) {
            throw new Error(`${url}: ${answer.status}`);
        }
        for (const reader = answer.body.getReader(); ;) {
            const { done, value } = await reader.read();
            if (done) {
                break;
            }
            if (at + value.length > size) {
                throw new Error(`${url}: too long`);
            }
            bytes.set(value, at);
            at += value.length;
            progress(value.length);
        }
        if (at !== size) {
            throw new Error(`${url}: broke off`);
        }
    } catch (why) {
        progress(-at);
        throw why;
    }
    return bytes;
}

async function forget(url) {
    for (const name of await globalThis.caches?.keys() ?? []) {
        await (await caches.open(name)).delete(url);
    }
}

// Half a file may have been kept as a whole one: the second try asks the server itself.
export async function bytesOf(url, size, progress) {
    try {
        return await read(url, size, progress, 'default');
    } catch {
        await forget(url);
        return read(url, size, progress, 'reload');
    }
}

export async function moduleOf(url) {
    try {
        return await import(`./${url}`);
    } catch {
        await forget(url);
        await (await fetch(`${url}?again`, { cache: 'reload' })).text();
        return import(`./${url}?again`);
    }
}

// The page waits, as the game does: there is no other way to hand it a file that it has opened.
function bytesAtOnce(pack) {
    const ask = new XMLHttpRequest();
    ask.open('GET', pack.url, false);
    ask.overrideMimeType('text/plain; charset=x-user-defined');
    ask.send();
    if (ask.status !== 200 || ask.responseText.length !== pack.size) {
        throw new Error(`${pack.url}: ${ask.status}`);
    }
    return Uint8Array.from(ask.responseText, (c) => c.charCodeAt(0) & 0xff);
}

export class Files {
    constructor(packs) {
        this.packs = packs;
        this.here = new Set();
        this.forced = []; // names of packs that somebody had to wait for
    }

    named(names) {
        return this.packs.filter((p) => names.includes(p.name));
    }

    // Names of packs, all at once; progress is told of every byte.
    async load(names, progress) {
        this.loaded = await Promise.all(this.named(names).map(async (pack) => [pack, await bytesOf(pack.url, pack.size, progress)]));
    }

    // Lays out every file: those that were loaded, and of all others a place that asks for its pack when it is read.
    lay(fs) {
        this.fs = fs;
        for (const pack of this.packs) {
            for (const [path, , length] of pack.files) {
                const dir = path.slice(0, path.lastIndexOf('/')) || '/';
                fs.mkdirTree(dir);
                this.promise(fs, pack, path, length);
            }
        }
        for (const [pack, bytes] of this.loaded) {
            this.fill(pack, bytes);
        }
        this.loaded = [];
    }

    promise(fs, pack, path, length) {
        const node = fs.create(path, 0o444) && fs.lookupPath(path).node;
        const plain = node.stream_ops;
        const files = this;
        node.usedBytes = length;
        node.stream_ops = { ...plain };
        for (const name of ['read', 'mmap']) {
            node.stream_ops[name] = (...given) => {
                if (!files.here.has(pack.name)) {
                    files.demand(pack);
                }
                return plain[name](...given);
            };
        }
    }

    // The network may be gone: then the game is told that its file cannot be read, and may ask again.
    demand(pack) {
        const CANNOT_BE_READ = 29;
        this.forced.push(pack.name);
        try {
            this.fill(pack, bytesAtOnce(pack));
        } catch {
            throw new this.fs.ErrnoError(CANNOT_BE_READ);
        }
    }

    fill(pack, bytes) {
        if (this.here.has(pack.name)) {
            return;
        }
        this.here.add(pack.name);
        for (const [path, at, length] of pack.files) {
            const node = this.fs.lookupPath(path).node;
            node.contents = bytes.subarray(at, at + length);
            node.usedBytes = length;
        }
    }

    // Everything else, one pack after another, while nobody waits for it.
    async rest(first) {
        const order = [...this.named(first), ...this.packs];
        for (const pack of order) {
            if (this.here.has(pack.name)) {
                continue;
            }
            await new Promise((go) => setTimeout(go, SOON_MS));
            try {
                this.fill(pack, await bytesOf(pack.url, pack.size, () => {}));
            } catch {
                return; // the network is gone; what is needed will be asked for again
            }
        }
    }
}
