// cards.h - The paper on which a level's words stand: the apron's room, speech, reasons and Go on.
// Refuses to know any mechanic.
#ifndef BB_PLAY_CARDS_H
#define BB_PLAY_CARDS_H

#include "ui/ui.h"

// The apron holds what is to be done. Its top for content of this height, and the room in it.
float stage_apron_top(const ui *u, float content);
rectf stage_apron_room(const ui *u, float apron_top);
// The height of choices in the apron; no more than this share of the canvas, past which they page.
float stage_choices_height(ui *u, const ui_look *looks, int n, float share);

// The top row between the screen's Leave and Help buttons, or below it where large text needs the
// width.
rectf stage_card_room(ui *u);
// Words on a paper card with the speaker's face, two lines at a time. name, look NULL: without.
// tail_x (of 0..1280, mirrored): where its tail points, < 0: none. Returns how many pages there
// are.
int stage_speech(ui *u, const char *name, const char *look, mood m, const char *text, int page,
                 float tail_x);
int stage_speech_pages(ui *u, const char *look, const char *text); // without drawing them
bool stage_speech_pressed(ui *u); // by the pointer, anywhere on the card

// Pip's reason along the apron, and Go on at its end. Returns true when Go on was used on the last
// page.
float stage_reason_height(ui *u, const char *text);
bool stage_reason(ui *u, ui_id id, rectf room, const char *text, int *page);
// The reason's tail, which points up to who gives it, at x on the canvas; drawn before the reason.
void stage_reason_tail(ui *u, rectf room, const char *text, float x);
// Words that are looked up rather than heard, on a card between the top row and bottom, page by
// page where there are too many; `more` turns the page.
void stage_note(ui *u, ui_id more, const char *words, float bottom, int *page);

// Only the button, at the room's end. bottom-aligned for a room taller than it.
bool stage_go_on(ui *u, ui_id id, rectf room, const char *label);
float stage_go_on_width(ui *u, const char *label);

#endif
