// draw.h - A frame is a value: a list of things to draw, from back to front, each with its role and
// label. The window draws it, tests print it, the narrator speaks it. Refuses pixels: all places
// and sizes are logical (a canvas 720 high, or 1280 wide if that is scarcer; see view_size).
#ifndef BB_UI_DRAW_H
#define BB_UI_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/arena.h"
#include "i18n/paragraph.h"

typedef struct {
    float x, y, w, h;
} rectf;

typedef uint32_t colour; // 0xRRGGBB

typedef enum {
    ROLE_NONE, // decoration: not read, not stepped through
    ROLE_HEADING,
    ROLE_TEXT,
    ROLE_SPEECH, // somebody says it; value: who
    ROLE_REASON, // why a choice was right or not
    ROLE_STATUS, // something changed: "3 of 6"
    ROLE_IMAGE,
    ROLE_BUTTON,
    ROLE_CHOICE, // one of several answers
    ROLE_PLACE,  // somewhere a thing can be put
    ROLE_ITEM,   // a thing to put
    ROLE_SWITCH,
    ROLE_SLIDER,
    ROLE_INPUT
} role;

typedef enum {
    DRAW_FILL,   // rectangle, tint at the top to tint2 at the bottom
    DRAW_CARD,   // paper cut by hand: radius, tint
    DRAW_ART,    // assets/art/NAME.svg, stretched to `at` (keep its proportions yourself)
    DRAW_PUPPET, // a person of `look`, in a 400:560 box; feet at 545/560 of its height
    DRAW_FACE,   // the same person's head and shoulders in a round window; tint behind
    DRAW_FOG,    // art's alpha as a soft sheet, tint at the top to tint2 below, thinning downward
    DRAW_GLOW,  // light around art's alpha (or, without art, around a card): radius, tint, added or
                // laid
    DRAW_HOUR,  // multiplies all that stands so far by tint
    DRAW_BEAM,  // added light, from the point at.x, at.y along at.w, at.h, fading to its end
    DRAW_TEXT,  // one run; at.y is the top of its line, at.h the line's pitch
    DRAW_GROUP, // what follows, up to DRAW_END, is painted once and kept as one picture, made for
                // the canvas and what `at` holds beyond it (so that it can be shifted)
    DRAW_END
} draw_kind;

enum { DRAW_SLIDE_MAX = 24 };

enum { // draw_item.flags
    DRAW_FOCUSED = 1,
    DRAW_DISABLED = 2,
    DRAW_CHECKED = 4,
    DRAW_FLIP = 8,    // mirrored left to right
    DRAW_ADD = 16,    // light is added, not laid over
    DRAW_CLIP = 32,   // a card's content is clipped to it up to the next item without the flag
    DRAW_HINTED = 64, // Pip points here
    DRAW_SELF = 128,  // DRAW_GLOW: only on the thing itself
    DRAW_SLIDE = 256, // ART and GLOW as wide as a sheet: shift.x moves it and makes nothing anew
    DRAW_SOON = 512,  // not drawn: it will be, so its picture is made while nothing happens
    DRAW_READS = 1024 // the button that reads the frame aloud
};

typedef struct {
    draw_kind kind;
    uint16_t flags;
    uint8_t role; // role
    uint8_t mood; // puppets: mood
    uint32_t id;  // of the widget, 0: none
    rectf at;
    float alpha; // 0..1
    colour tint, tint2;
    float radius; // card: of its corners; glow: of its blur; beam: half the width of its end
    float lift;   // paper: how far it stands off what lies below (its shadow); 0: flat
    float haze;   // 0..1 towards the distance's colour
    float rim;    // 0..1: light on the cut edge
    struct {
        float radius, dx, dy, alpha;
    } shadow; // of a sheet: overrides lift where alpha > 0
    struct {
        float x, y;
    } shift; // GROUP: how far its kept picture is moved; its parts do not know. DRAW_SLIDE: x, at
             // most DRAW_SLIDE_MAX either way
    const char *art;     // DRAW_ART, FOG, GLOW: name, name@90 turned clockwise; PUPPET, FACE: pose, or NULL
    const char *look;    // PUPPET, FACE: a cast name ("nell"), "shadow", or a line of the kit
                         // ("skin=s3 head=round ...")
    const text_run *run; // DRAW_TEXT
    float turn;          // PUPPET, FACE: -1 faces left .. 1 right
    float lean, breath;  // PUPPET: how far its top leans to the right, how far its chest is risen
    const char *label;   // what is read; NULL for decoration
    const char *value;   // SLIDER, SWITCH, INPUT, STATUS: its state in words; SPEECH: who says it
} draw_item;

typedef enum {
    MOOD_CALM,
    MOOD_HAPPY,
    MOOD_WORRIED,
    MOOD_SAD,
    MOOD_CROSS,
    MOOD_SURPRISED,
    MOOD_COUNT
} mood;
extern const char *const mood_names[MOOD_COUNT + 1]; // NULL-terminated: "calm" ...

typedef struct {
    draw_item *items;
    size_t n, cap;
    size_t top; // where the dialog begins that lies over the rest; 0: there is none
    float w, h; // the visible logical canvas: at least 1280 x 720
    bool rtl;
    const char *lang; // BCP 47
    colour ground;    // what shows where nothing is drawn
} draw_list;

// Items live in the frame's arena; past its room the frame is cut, never the program.
void draw_begin(draw_list *l, arena *a, float w, float h);
draw_item *draw_add(draw_list *l, draw_kind kind, rectf at); // alpha 1; NULL: no room

rectf rect_inset(rectf r, float by);
bool rect_hit(rectf r, float x, float y);
rectf rect_union(rectf a, rectf b);

// The frame as text: one line an item that has a role (all: every item), for people and golden
// tests: "button  [focused]  64,40 146x64  Leave".
void draw_print(const draw_list *l, bool all, FILE *to);

// The largest logical canvas of at least 1280 x 720 that fills w x h pixels; returns pixels a unit.
float view_size(int w, int h, float *logical_w, float *logical_h);

#endif
