// route_show.h - What the files of the view of pipes share. Nobody else includes it.
#ifndef BB_MECHANICS_ROUTE_SHOW_H
#define BB_MECHANICS_ROUTE_SHOW_H

#include "mechanics/route/route_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    ROUTE_ID_GO_ON = UI_ID(0x560, 0),
    ROUTE_ID_PIECE = UI_ID(0x561, 0),
    ROUTE_ID_PERSON = UI_ID(0x562, 0),
    ROUTE_ID_READ = UI_ID(0x563, 0),
    ROUTE_ID_UNDO = UI_ID(0x563, 1),
    ROUTE_ID_LOOK = UI_ID(0x563, 2),
    ROUTE_ID_SEND = UI_ID(0x563, 3)
};

typedef struct {
    float from, to; // how far a door is open, 0..1
    uint64_t since_ms;
} route_hinge;

typedef struct {
    uint32_t stands; // what is shown: pages begin anew when it changes
    uint32_t heard;  // 1 + the post whose words have been read, where they have a page of their own
    int page;
    uint64_t spoke_ms;
    uint64_t turned_ms; // when a piece was turned, which, and clockwise (1) or back (-1)
    int turned, by;
    uint64_t sent_ms; // when the post set out; 0: it has arrived
    uint8_t open;     // bit: person whose door stood open in the frame before
    motion_mist mist;
    route_hinge hinges[ROUTE_MAX_PEOPLE];
} route_memory;

typedef struct {
    const view_in *in;
    const route_spec *spec;
    const route_state *state;
    route_view_now now;
    route_memory *memory;
    ui *u;
    route_flow flow; // as the pieces lie
    float way;       // steps that the post has gone; flow.steps: it has arrived
    bool apart;      // the post's words have a page of their own: the board needs their room
    bool shown;      // there is room for the board
    float apron, tile;
    float x, y; // of the map's first column and of the line below its upper frame, not mirrored
    float door; // height of a door
} route_scene;

// ---- route_board.c

// Places all of it above the apron. False: its tiles are too small for a finger.
bool route_lay(route_scene *s);
rectf route_cell(const route_scene *s, uint8_t cell); // where it lies on the canvas
bool route_pipes(const route_scene *s, action *out);  // true: *out is the child's action
void route_capsules(const route_scene *s);
bool route_lit(const route_scene *s); // where the post goes is shown

// ---- route_doors.c

float route_sign_width(const route_scene *s, bool left); // beside the doors of one side
bool route_people(const route_scene *s, action *out);
bool route_shows(const route_scene *s, size_t who); // is seen to get the post

// ---- route_words.c

const char *route_piece_says(const route_scene *s, size_t piece);
const char *route_person_says(const route_scene *s, size_t who); // how they stand; NULL: unknown
const char *route_heading(const route_scene *s);

#endif
