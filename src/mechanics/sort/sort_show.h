// sort_show.h - What the files of the sort's view share. Nobody else includes it.
#ifndef BB_MECHANICS_SORT_SHOW_H
#define BB_MECHANICS_SORT_SHOW_H

#include "mechanics/sort/sort_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    SORT_ID_GO_ON = UI_ID(0x520, 0),
    SORT_ID_PLACE = UI_ID(0x521, 0),
    SORT_ID_MORE = UI_ID(0x522, 0)
};

typedef struct {
    float from, to; // how far a place is open, 0..1
    uint64_t since_ms;
} sort_hinge;

typedef struct {
    int reason_page, item_page;
    sort_phase phase;
    uint32_t shows;     // which item, which attempt: pages begin anew when it changes
    uint64_t came_ms;   // when the thing before the child came
    uint64_t placed_ms; // when the last thing was placed: it flies
    motion_mist mist;
    sort_hinge hinges[SORT_MAX_PLACES];
} sort_memory;

typedef struct {
    const view_in *in;
    const sort_spec *spec;
    const sort_state *state;
    sort_view_now now;
    sort_memory *memory;
    ui *u;
    rectf item;
    float most; // height that the thing may have
    float apron, top, plate_h, step, place_w, place_h, first_x;
    bool bare;  // the places have stepped back
    bool tight; // no room for places on the wall: they are a list on the apron, and the question is
                // the first page of the thing
} sort_scene;

// The places along the stage; the one used, or -1.
int sort_places(const sort_scene *s);
// The thing on its way into the place that was chosen, or there and back.
void sort_flight(const sort_scene *s);

// The thing itself, drawn as what it is. Its height at this width, at most `most`. What does not
// fit is turned to page by page, and so is all of it when other words come first (NULL: none).
float sort_item_height(ui *u, const sort_item *item, const char *first, float width, float most);
void sort_item_draw(ui *u, const sort_item *item, const char *first, rectf at, float most,
                    int *page);

// What things are cut from. Margins and trimmings are gone where words are large.
typedef struct {
    colour band;         // behind from and detail; 0: none
    const char *picture; // when the item names none; NULL: none
    const char *small;   // its art when it flies and lies in a place
    bool lead;           // the picture stands where reading begins
    float top, low;      // margins above and below the words
} sort_paper;

sort_paper sort_paper_of(const sort_item *item);
const char *sort_paper_small(ui *u, const sort_item *item); // an art's name
void sort_paper_below(ui *u, const sort_item *item, rectf at, float band_h);
void sort_paper_above(ui *u, const sort_item *item, rectf at, float words_x); // the leading edge
void sort_paper_bubble(ui *u, rectf at);
void sort_paper_picture(ui *u, const sort_item *item, rectf at);

#endif
