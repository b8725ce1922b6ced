// sort_show.h - What the files of the sort's view share. Nobody else includes it.
#ifndef BB_MECHANICS_SORT_SHOW_H
#define BB_MECHANICS_SORT_SHOW_H

#include "mechanics/sort/sort_spec.h"
#include "play/cards.h"
#include "play/stage.h"
#include "play/view.h"

enum {
    SORT_ID_GO_ON = UI_ID(0x520, 0),
    SORT_ID_PLACE = UI_ID(0x521, 0),
    SORT_ID_MORE = UI_ID(0x522, 0)
};

typedef struct {
    int reason_page, item_page;
    sort_phase phase;
    uint32_t shows;     // which item, which attempt: pages begin anew when it changes
    uint64_t placed_ms; // when the last thing was placed: it flies
    uint64_t fog_ms;
} sort_memory;

// The thing itself, drawn as what it is. Its height at this width, at most `most`. What does not
// fit is turned to page by page, and so is all of it when other words come first (NULL: none).
float sort_item_height(ui *u, const sort_item *item, const char *first, float width, float most);
void sort_item_draw(ui *u, const sort_item *item, const char *first, rectf at, float most,
                    int *page);

#endif
