// stage.h - The paper theatre that levels play on: a set of sheets, the people before it, curtains and
// apron, the speech card. Refuses to know any mechanic.
#ifndef BB_PLAY_STAGE_H
#define BB_PLAY_STAGE_H

#include "ui/ui.h"

typedef struct {
    const char *look;  // as draw_item.look
    const char *name;  // for its label
    mood mood;
    float x;           // logical, of the feet, on a 1280 canvas; mirrored by the stage
    float scale;       // 0: as tall as usual
    float turn;
    bool talking;
    const char *pose;
} stage_person;

// set: "harbour", "wall", ... The back is flattened and kept. dim 0..1 darkens it (a phone before it).
void stage_back(ui *u, const char *set, float dim);
void stage_people(ui *u, const stage_person *p, size_t n);
void stage_front(ui *u, float apron_top); // curtains and apron; the apron begins at apron_top
// The speech card with a face and name over the stage's top; text in pages, *page moved on by the
// caller. Returns true when there are more pages. tail_x: where its tail points, <0 none.
bool stage_speech(ui *u, const char *name, const char *look, mood m, const char *text, int page, float tail_x);
// Pip's reason along the apron with a "Go on" button; true when pressed on the last page.
bool stage_reason(ui *u, ui_id id, rectf at, bool right, const char *text, int *page);


#endif
