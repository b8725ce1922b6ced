// stage.h - The paper theatre that levels play on: a set of sheets, the people before it, curtains
// and apron, the cards on which words stand. Refuses to know any mechanic.
#ifndef BB_PLAY_STAGE_H
#define BB_PLAY_STAGE_H

#include "ui/ui.h"

typedef struct {
    const char *look; // as draw_item.look
    const char *name; // what is read
    mood mood;
    float x;    // of the feet, 0..1280; mirrored and spread by the stage
    float turn; // -1 faces the stage's left .. 1 right
    const char *pose;
    bool talking;
} stage_person;

// What lies behind the people: "wall" or, for anything else, the harbour. dim 0..1 darkens it.
void stage_back(ui *u, const char *set, float dim);
void stage_people(ui *u, const stage_person *p, size_t n);
// Whether the mouth of somebody who began to speak then is open now: it moves for a moment, then
// rests.
bool stage_mouth(ui *u, uint64_t since_ms);
void stage_lantern(ui *u, float x, mood m); // Pip, on a crate
void stage_front(ui *u, float apron_top);   // curtains and apron
void stage_fog(ui *u, uint64_t since_ms);   // drifts in before the people; 0: no fog

// The apron holds what is to be done. Its top for content of this height, and the room in it.
float stage_apron_top(const ui *u, float content);
rectf stage_apron_room(const ui *u, float apron_top);

// The top row between the screen's Leave and Help buttons, or below it where large text needs the
// width.
rectf stage_card_room(const ui *u);
// Words on a paper card with the speaker's face, two lines at a time. name, look NULL: without.
// tail_x (of 0..1280, mirrored): where its tail points, < 0: none. Returns how many pages there
// are.
int stage_speech(ui *u, const char *name, const char *look, mood m, const char *text, int page,
                 float tail_x);
bool stage_speech_pressed(const ui *u); // by the pointer, anywhere on the card

// Pip's reason along the apron, and Go on at its end. Returns true when Go on was used on the last
// page.
float stage_reason_height(ui *u, const char *text);
bool stage_reason(ui *u, ui_id id, rectf room, const char *text, int *page);
// Only the button, at the room's end. bottom-aligned for a room taller than it.
bool stage_go_on(ui *u, ui_id id, rectf room, const char *label);
float stage_go_on_width(ui *u, const char *label);

#endif
