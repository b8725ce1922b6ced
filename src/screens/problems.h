// problems.h - What is wrong with files that somebody wrote, as a list on paper: where, and what.
// Refuses to know whose they are.
#ifndef BB_SCREENS_PROBLEMS_H
#define BB_SCREENS_PROBLEMS_H

#include "core/diag.h"
#include "ui/ui.h"

const char *problems_file(const char *path); // without its folders
// Lays the problems out in pages of this room, and draws the one that is open. Returns how many
// pages there are.
int problems_show(const diag_list *all, int open, ui *u, rectf room);

#endif
