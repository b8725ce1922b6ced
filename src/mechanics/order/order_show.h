// order_show.h - What the files of the order's view share. Nobody else includes it.
#ifndef BB_MECHANICS_ORDER_SHOW_H
#define BB_MECHANICS_ORDER_SHOW_H

#include "mechanics/order/order_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    ORDER_ID_GO_ON = UI_ID(0x530, 0),
    ORDER_ID_CARD = UI_ID(0x531, 0),
    ORDER_ID_SLOT = UI_ID(0x532, 0),
    ORDER_ID_PLAY = UI_ID(0x533, 0)
};

typedef struct {
    int page;
    uint32_t shows;      // the reason that is shown: pages begin anew when it changes
    uint8_t held;        // 1 + the card taken in hand; 0: none
    bool begun;          // the focus has been set, on the tray or on Play
    bool to_slots;       // a card was just taken: the focus goes to the first free slot
    uint64_t changed_ms; // when the board last changed
    motion_mist mist;
    uint8_t hung[ORDER_MAX_STEPS]; // 1 + the card in each slot in the frame before; 0: none
    uint64_t hung_ms[ORDER_MAX_STEPS];
} order_memory;

typedef struct {
    const view_in *in;
    const order_spec *spec;
    const order_state *state;
    order_view_now now;
    order_memory *memory;
    ui *u;
} order_scene;

enum { ORDER_LOW = 100 }; // a row less high has its numbers at the leading corners

typedef struct {
    float step, gap, first; // first: the leading edge of the first slot
} order_row;

order_row order_row_of(const order_scene *s);
float order_slots_height(
    const order_scene *s); // in which every card has room for words and picture
// The row of slots between y and y + h. Returns the slot that was used, or -1.
int order_slots_row(const order_scene *s, float y, float h, bool planning);
bool order_plan(const order_scene *s, action *out);     // putting the plan together
bool order_play_out(const order_scene *s, action *out); // seeing what each step changes

#endif
