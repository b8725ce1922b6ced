// What page.h promises, handed on to the page's own object. Texts become strings, pixels a view of memory.
mergeInto(LibraryManager.library, {
    page_size: function (w, h) {
        var size = Module['page'].size();
        HEAP32[w >> 2] = size.w;
        HEAP32[h >> 2] = size.h;
        return size.fresh;
    },
    page_show: function (rgba, x, y, w, h) {
        Module['page'].show(new Uint8ClampedArray(HEAPU8.buffer, rgba, w * h * 4), x, y, w, h);
    },
    page_turned: function (last) { Module['page'].turned(!!last); },
    page_fullscreen: function (on) { Module['page'].fullscreen(!!on); },
    page_is_fullscreen: function () { return Module['page'].isFullscreen(); },
    page_typing: function (on, x, y, w, h) { Module['page'].typing(!!on, x, y, w, h); },
    page_tell_begin: function (lang, rtl) { Module['page'].tellBegin(UTF8ToString(lang), !!rtl); },
    page_tell_item: function (id, role, flags, label, value) {
        Module['page'].tellItem(id, role, flags, UTF8ToString(label), value ? UTF8ToString(value) : '');
    },
    page_tell_place: function (x, y, w, h) { Module['page'].tellPlace(x, y, w, h); },
    page_tell_end: function () { Module['page'].tellEnd(); },
    page_ask_file: function () { Module['page'].askForFile(); },
    page_can_speak: function () { return Module['page'].canSpeak(); },
    page_speak: function (voice, text, volume) { Module['page'].speak(UTF8ToString(voice), UTF8ToString(text), volume); },
    page_hush: function () { Module['page'].hush(); },
    page_speaks: function () { return Module['page'].speaks(); },
});
