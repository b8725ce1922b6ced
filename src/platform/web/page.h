// page.h - What the page around the game does for platform/: JavaScript, reached through
// library.js. Refuses to know the game: it gets pixels, places and words.
#ifndef BB_PLATFORM_WEB_PAGE_H
#define BB_PLATFORM_WEB_PAGE_H

#include <stdbool.h>
#include <stdint.h>

// The canvas' pixels; true: they were changed since the last call, and hold nothing.
bool page_size(int *w, int *h);
void page_show(const void *rgba, int x, int y, int w, int h); // w * h pixels lie close
void page_turned(bool last); // a turn is over: what was written may be kept, exports handed out
void page_fullscreen(bool on);
bool page_is_fullscreen(void);
// Somebody types into something that lies there, in pixels. On: called every frame.
void page_typing(bool on, double x, double y, double w, double h);

// The frame for a reader of the screen: begin, each thing from top to end, end. Texts may be NULL.
void page_tell_begin(const char *lang, bool rtl);
void page_tell_item(uint32_t id, int role, unsigned flags, const char *label, const char *value);
void page_tell_place(double x, double y, double w, double h); // of the last item, in pixels
void page_tell_end(void);

void page_ask_file(void); // one that is chosen comes by SDL_DROPFILE
bool page_can_speak(void);
void page_speak(const char *voice, const char *text, double volume); // volume: 0..1
void page_hush(void);
int page_speaks(void); // 1: it does; 0: it has ended; -1: it failed, said once

#endif
