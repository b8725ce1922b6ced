// Progress in IndexedDB: the files of /save, as they were after a whole turn. One tab writes; a write is all or nothing,
// so what was kept before stays when the next does not succeed.
const STORE = 'files', FOLDER = '/save';
const ANSWER_MS = 10000, ASK_MS = 300, AGAIN_MS = 10000;

function asked(request) {
    return new Promise((good, bad) => {
        request.onsuccess = () => good(request.result);
        request.onerror = () => bad(request.error);
    });
}

function ended(transaction) {
    return new Promise((good, bad) => {
        transaction.oncomplete = () => good();
        transaction.onabort = () => bad(transaction.error || new Error('aborted'));
    });
}

// Some browsers never answer where nothing may be kept.
function open(shelf) {
    const request = indexedDB.open(shelf, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const late = new Promise((_, bad) => { setTimeout(() => bad(new Error('no answer')), ANSWER_MS); });
    return Promise.race([asked(request), late]);
}

// Is this the only tab? It stays so until it is closed.
function alone(shelf) {
    return navigator.locks ? aloneByLock(shelf) : aloneByAsking(shelf); // only pages from a secure place have locks
}

function aloneByLock(shelf) {
    return new Promise((answer) => {
        navigator.locks.request(shelf, { ifAvailable: true }, (lock) => {
            answer(lock !== null);
            return lock && new Promise(() => {});
        });
    });
}

function aloneByAsking(shelf) {
    const others = new BroadcastChannel(shelf);
    return new Promise((answer) => {
        others.onmessage = (e) => e.data === 'here' && answer(false);
        others.postMessage('anyone?');
        setTimeout(() => answer(true), ASK_MS);
    }).then((first) => {
        others.onmessage = (e) => first && e.data === 'anyone?' && others.postMessage('here');
        return first;
    });
}

export class Keep {
    // trouble(kind): 'taken' (another tab writes), 'refused' (nothing can be kept), 'full'; null: it is over.
    // shelf: name of the database.
    constructor(trouble, shelf) {
        this.trouble = trouble;
        this.shelf = shelf;
        this.files = new Map(); // path -> its time when it was kept
        this.writes = false;
        this.told = null;
        this.later = 0; // not before then: the last time it did not succeed
    }

    // What was kept: [name, bytes].
    async read() {
        this.writes = await alone(this.shelf);
        this.taken = !this.writes;
        if (this.taken) {
            this.trouble('taken');
        }
        try {
            await this.connect();
            const store = this.database.transaction(STORE).objectStore(STORE);
            const [names, all] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
            return names.map((name, i) => [name, all[i]]);
        } catch {
            if (this.writes) {
                this.failed('refused');
            }
            return [];
        }
    }

    // Whoever deletes the database while it is in use closes it first: then a new one takes everything.
    async connect() {
        this.database = await open(this.shelf);
        this.database.onversionchange = this.database.onclose = (e) => {
            e.target.close();
            this.database = null;
            this.files.clear();
        };
    }

    failed(kind) {
        this.later = performance.now() + AGAIN_MS;
        if (this.told !== kind) {
            this.told = kind;
            this.trouble(kind);
        }
    }

    lay(fs, kept) {
        this.fs = fs;
        fs.mkdirTree(FOLDER);
        for (const [name, bytes] of kept) {
            fs.writeFile(`${FOLDER}/${name}`, bytes);
            this.files.set(name, this.time(name));
        }
    }

    time(name) {
        return this.fs.lookupPath(`${FOLDER}/${name}`).node.timestamp;
    }

    names() {
        return this.fs.readdir(FOLDER).filter((n) => n !== '.' && n !== '..' && !n.endsWith('-journal'));
    }

    // After each turn: what has changed is kept. Cheap when nothing has.
    look() {
        if (!this.writes || this.busy || performance.now() < this.later) {
            return;
        }
        const names = this.names();
        const changed = names.filter((n) => this.files.get(n) !== this.time(n));
        const gone = [...this.files.keys()].filter((n) => !names.includes(n));
        if (changed.length > 0 || gone.length > 0) {
            this.busy = this.write(changed, gone).then(() => { this.busy = null; });
        }
    }

    async write(changed, gone) {
        for (let again = false; ; again = true) {
            const names = again ? this.names() : changed;
            const times = names.map((n) => this.time(n));
            const all = names.map((n) => this.fs.readFile(`${FOLDER}/${n}`));
            try {
                if (!this.database) {
                    await this.connect();
                }
                const t = this.database.transaction(STORE, 'readwrite', { durability: 'strict' });
                names.forEach((n, i) => t.objectStore(STORE).put(all[i], n));
                gone.forEach((n) => t.objectStore(STORE).delete(n));
                await ended(t);
                names.forEach((n, i) => this.files.set(n, times[i]));
                gone.forEach((n) => this.files.delete(n));
                if (this.told) {
                    this.told = null;
                    this.trouble(null);
                }
                return;
            } catch (why) {
                if (again || why.name === 'QuotaExceededError') {
                    this.failed(why.name === 'QuotaExceededError' ? 'full' : 'refused');
                    return;
                }
                this.database?.close();
                this.database = null;
            }
        }
    }

    // Resolves when everything is kept that can be.
    async settled() {
        for (this.look(); this.busy; this.look()) {
            await this.busy;
        }
    }
}
