// portrait.h - The part of the portrait screen where a child builds somebody like themselves: a
// mirror, tabs, thumbnails and swatches. Refuses names and saving; those are the screen's.
#ifndef BB_SCREENS_PORTRAIT_H
#define BB_SCREENS_PORTRAIT_H

#include "screens/look.h"
#include "ui/ui.h"

typedef struct {
    look look;
    int tab, page;
    uint64_t changed_ms; // when something was last put on; 0: not yet
    const char *pose;    // that it answers with
} portrait_maker;

enum { PORTRAIT_ROOM = 392 }; // how wide the mirror's side of the canvas is

void portrait_mirror(const portrait_maker *m, ui *u, float floor); // with the child in it
void portrait_make(portrait_maker *m, ui *u, rectf area);
void portrait_dress(portrait_maker *m, ui *u, look l, const char *pose);
ui_id portrait_first(const portrait_maker *m); // what has the focus at the beginning

#endif
