// Progress in IndexedDB: the files of /save, as they were after a whole turn. One tab writes; a write is all or nothing,
// so what was kept before stays when the next does not succeed.
const STORE = 'files', FOLDER = '/save';

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

function open(shelf) {
    const request = indexedDB.open(shelf, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return asked(request);
}

// Is this the only tab? It stays so until it is closed.
function alone(shelf) {
    if (!navigator.locks) {
        return Promise.resolve(true); // only pages from a secure place can know
    }
    return new Promise((answer) => {
        navigator.locks.request(shelf, { ifAvailable: true }, (lock) => {
            answer(lock !== null);
            return lock && new Promise(() => {});
        });
    });
}

export class Keep {
    // trouble(kind): 'taken' (another tab writes), 'refused' (nothing can be kept), 'full'. shelf: name of the database.
    constructor(trouble, shelf) {
        this.trouble = trouble;
        this.shelf = shelf;
        this.files = new Map(); // path -> its time when it was kept
        this.writes = false;
    }

    // What was kept: [name, bytes].
    async read() {
        if (!(await alone(this.shelf))) {
            this.taken = true;
            this.trouble('taken');
        } else {
            this.writes = true;
        }
        try {
            this.database = await open(this.shelf);
            const store = this.database.transaction(STORE).objectStore(STORE);
            const [names, all] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
            return names.map((name, i) => [name, all[i]]);
        } catch {
            this.writes = false;
            this.trouble('refused');
            return [];
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

    // After each turn: what has changed is kept. Cheap when nothing has.
    look() {
        if (!this.writes || this.busy) {
            return;
        }
        const names = this.fs.readdir(FOLDER).filter((n) => n !== '.' && n !== '..' && !n.endsWith('-journal'));
        const changed = names.filter((n) => this.files.get(n) !== this.time(n));
        const gone = [...this.files.keys()].filter((n) => !names.includes(n));
        if (changed.length > 0 || gone.length > 0) {
            this.busy = this.write(changed, gone).then(() => { this.busy = null; });
        }
    }

    async write(changed, gone) {
        const times = changed.map((n) => this.time(n));
        const all = changed.map((n) => this.fs.readFile(`${FOLDER}/${n}`));
        for (let tries = 2; tries > 0; tries--) {
            try {
                this.database = this.database || (await open(this.shelf));
                const t = this.database.transaction(STORE, 'readwrite', { durability: 'strict' });
                changed.forEach((n, i) => t.objectStore(STORE).put(all[i], n));
                gone.forEach((n) => t.objectStore(STORE).delete(n));
                await ended(t);
                changed.forEach((n, i) => this.files.set(n, times[i]));
                gone.forEach((n) => this.files.delete(n));
                return;
            } catch (why) {
                this.database = null; // it may have been deleted meanwhile: then a new one takes everything
                if (why.name === 'QuotaExceededError' || tries === 1) {
                    this.writes = false;
                    this.trouble(why.name === 'QuotaExceededError' ? 'full' : 'refused');
                    return;
                }
                const names = this.fs.readdir(FOLDER).filter((n) => n !== '.' && n !== '..' && !n.endsWith('-journal'));
                changed = names;
                all.splice(0, all.length, ...names.map((n) => this.fs.readFile(`${FOLDER}/${n}`)));
                times.splice(0, times.length, ...names.map((n) => this.time(n)));
            }
        }
    }

    // Resolves when everything is kept.
    async settled() {
        for (this.look(); this.busy; this.look()) {
            await this.busy;
        }
    }
}
