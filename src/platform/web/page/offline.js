// The worker that answers where there is no network: it is told what was fetched before it came, and tells of new versions.
const LOOK_MS = 3600 * 1000;

export class Offline {
    // news(): a new version waits.
    constructor(news) {
        this.news = news;
    }

    // used: addresses of what this visit has needed.
    async begin(used) {
        if (!navigator.serviceWorker) {
            return; // only pages from a secure place have it
        }
        const registration = await navigator.serviceWorker.register('sw.js');
        this.registration = registration;
        const look = () => registration.active && registration.waiting && this.news();
        registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
        look();
        setInterval(() => registration.update().catch(() => {}), LOOK_MS);
        (await navigator.serviceWorker.ready).active.postMessage({ keep: used() });
    }

    // The new version, if there is one, answers from now on.
    async take() {
        const waiting = this.registration?.waiting;
        if (waiting) {
            const taken = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
            waiting.postMessage('take over');
            await taken;
        }
    }
}
