// watch.h - Follows one file that somebody is writing, by what its folder says about it: editors
// that write it anew, rename another over it or take it away for a moment are all the same. Refuses
// to read it.
#ifndef BB_PLATFORM_WATCH_H
#define BB_PLATFORM_WATCH_H

#include <stdbool.h>

typedef struct watch watch;

// path is kept, not copied. wakes: looks by itself a few times a second, and window_input returns
// when the file has changed; otherwise whoever calls watch_look does. NULL: no memory, no
// thread.
watch *watch_create(const char *path, bool wakes);
void watch_destroy(watch *w); // takes NULL

// Looks once: true when the file is otherwise than at the last true, and as it was at the last look
// (so that nobody reads what is only half written).
bool watch_look(watch *w);
bool watch_changed(watch *w); // since the last call, by its own looks. Takes NULL

#endif
