// A player comes in as a file: chosen, or dropped on the page. The game looks into it.
const FOLDER = '/in';

async function take(stage, file) {
    const fs = stage.game.FS;
    fs.mkdirTree(FOLDER);
    for (const name of fs.readdir(FOLDER).filter((n) => !n.startsWith('.'))) {
        fs.unlink(`${FOLDER}/${name}`);
    }
    const path = `${FOLDER}/${file.name.replace(/[/\0]/g, ' ').replace(/^\.+/, '') || 'file'}`;
    fs.writeFile(path, new Uint8Array(await file.arrayBuffer()));
    stage.game.ccall('page_dropped', null, ['string'], [path]);
}

export function bringFiles(stage) {
    const chooser = document.getElementById('file');
    chooser.addEventListener('change', () => {
        const [file] = chooser.files;
        chooser.value = '';
        if (file) {
            take(stage, file);
        }
    });
    addEventListener('dragover', (e) => e.preventDefault());
    addEventListener('drop', (e) => {
        e.preventDefault();
        const [file] = e.dataTransfer.files;
        if (file && stage.runs) {
            take(stage, file);
        }
    });
    return () => chooser.click();
}
