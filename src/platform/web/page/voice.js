// The browser's own voices. Only those that this device has itself: others would send the words away.
const TAGS = { cmn: 'zh', en: 'en', ar: 'ar' };

export class Voice {
    constructor() {
        this.state = 0; // as page_speaks
        globalThis.speechSynthesis?.getVoices(); // some browsers only begin to look at the first question
    }

    find(name) {
        const tag = TAGS[name] || name;
        return speechSynthesis.getVoices().find((v) => v.localService && v.lang.toLowerCase().startsWith(tag));
    }

    canSpeak() {
        return 'speechSynthesis' in globalThis;
    }

    speak(name, text, volume) {
        this.hush();
        const voice = this.find(name);
        if (!voice) {
            this.state = -1;
            return;
        }
        const words = new SpeechSynthesisUtterance(text);
        words.voice = voice;
        words.lang = voice.lang;
        words.volume = volume;
        words.onend = () => { if (this.words === words) { this.state = 0; } };
        words.onerror = () => { if (this.words === words) { this.state = -1; } };
        this.words = words;
        this.state = 1;
        speechSynthesis.speak(words);
    }

    hush() {
        this.words = null;
        this.state = 0;
        speechSynthesis.cancel();
    }

    speaks() {
        const now = this.state;
        this.state = now < 0 ? 0 : now;
        return now;
    }
}
