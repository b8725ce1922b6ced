// The page's own words. N_ marks them for translators; what they are in each language is in files.json.
const N_ = (text) => text;
const english = [
    N_('Bring the light back. Learn to live well online.'),
    N_('Play'),
    N_('Play on'),
    N_('{done} of {all} MB'),
    N_('Ready'),
    N_('There is a new version.'),
    N_('Take it'),
    N_('Turn your screen on its side: the bay is wide.'),
    N_('Play like this'),
    N_('Beacon Bay is already open in another window. Here you can look around, but nothing you do is kept.'),
    N_('This browser does not let Beacon Bay keep anything. You can play, but your lamps will be dark again next time.'),
    N_('There is no room left to keep your lamps. What was kept before is still there.'),
    N_('A part of the bay did not arrive. Look after the network, then try again.'),
    N_('Try again'),
    N_('There is a new version. It comes when you leave the game.'),
    N_('This browser is too old for Beacon Bay: it has no WebAssembly.'),
    // Inside a learning platform (a school's site that hands out lessons and keeps what came of them).
    N_('There is no learning platform around this page. You can play, and this computer keeps your lamps.'),
    N_('The learning platform does not answer. Play on: this computer keeps your lamps, and hands them over as soon as it answers again.'),
    N_('The lamps that the learning platform kept cannot be read. You go on with those that this computer kept.'),
    N_('The learning platform keeps lamps of a newer Beacon Bay. They stay untouched. You can play, but nothing is handed over.'),
    N_('This is a look back: you can play, but nothing is handed over to the learning platform.'),
    N_('The learning platform has your lamps. You can close this page now.'),
    N_('This computer keeps your lamps. You can close this page now.'),
];

let translated = {};

// Of the languages there are, the first that the reader asked for.
export function choose(all, wanted) {
    for (const tag of wanted) {
        const code = all.find((l) => tag.toLowerCase().startsWith(l.tag.split('-')[0]));
        if (code) {
            return code;
        }
    }
    return all[0];
}

export function speak(language) {
    translated = language.texts;
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.rtl ? 'rtl' : 'ltr';
    for (const at of document.querySelectorAll('[data-text]')) {
        at.textContent = say(at.dataset.text);
    }
}

export function say(text, values = {}) {
    console.assert(english.includes(text), text);
    return (translated[text] || text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
