// tool_options.h - Tells whoever looks after a machine what the game may be told, and what it has
// been told. Refuses to guess: what is wrong with a file is an error.
#ifndef BB_APP_TOOL_OPTIONS_H
#define BB_APP_TOOL_OPTIONS_H

#include "app/options.h"

// what: NULL (what counts now, and where it was said), "conf", "man" or "list". The exit status.
int tool_options(const options *o, const char *what);
// The exit status of a run that options_read refused, whose problems stand on standard error
// already; on a desktop they are shown in a window too.
int tool_options_refused(const diag_list *problems, const options *o);

#endif
