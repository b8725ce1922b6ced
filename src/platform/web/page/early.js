// Before anything else: where a part of the page itself does not arrive, that is said too.
addEventListener('error', (e) => {
    if (e.target instanceof HTMLScriptElement || (e instanceof ErrorEvent && !globalThis.beaconBay)) {
        document.getElementById('trouble').hidden = false;
        document.getElementById('again').hidden = false;
    }
}, true);
document.getElementById('again').addEventListener('click', () => location.reload());
