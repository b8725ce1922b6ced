// inspect_show.h - What the files of the view of inspect share. Nobody else includes it.
#ifndef BB_MECHANICS_INSPECT_SHOW_H
#define BB_MECHANICS_INSPECT_SHOW_H

#include "mechanics/inspect/inspect_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    INSPECT_ID_GO_ON = UI_ID(0x530, 0),
    INSPECT_ID_PART = UI_ID(0x531, 0),
    INSPECT_ID_STAMP = UI_ID(0x532, 0),
    INSPECT_ID_LIST = UI_ID(0x533, 0) // parts, then stamps, where there is no room for the desk
};
enum { INSPECT_THUD_MS = 200 };

typedef struct {
    int page;       // of what is told
    bool asked;     // the question has been read where it has a page of its own
    bool answered;  // the answer to the stamp has sounded
    uint32_t shows; // which case, round and phase: begins anew when it changes
    uint64_t came_ms, stamped_ms;
    uint64_t looked_ms[INSPECT_MAX_PARTS];
    float lens_from, lens_to; // height of the glass on its way to what is looked at; 0: laid aside
    uint64_t lens_ms;
    motion_mist mist;
} inspect_memory;

typedef struct {
    rectf part, slip; // mirrored; a slip without height: nothing is under the part
} inspect_row;

typedef struct {
    const view_in *in;
    const inspect_spec *spec;
    const inspect_state *state;
    inspect_view_now now;
    inspect_memory *memory;
    ui *u;
    float apron;
    rectf desk, sheet; // mirrored
    inspect_row rows[INSPECT_MAX_PARTS];
    bool listed; // no room for the desk: parts and stamps are a list
} inspect_scene;

// Where everything on the desk lies above the apron; false: it has no room.
bool inspect_lay_desk(inspect_scene *s);
void inspect_desk(const inspect_scene *s);
// The thing with its parts, slips and pins; true: *out is what was done to a part.
bool inspect_thing(const inspect_scene *s, action *out);
// What was done to this part when it was pressed; verb 0: nothing can be.
action inspect_press(const inspect_scene *s, size_t part);
const char *inspect_part_icon(const inspect_part *p);

// Their names here, and pictures.
const char *inspect_stamp_label(const inspect_scene *s, size_t stamp);
const char *inspect_stamp_icon(size_t stamp);
float inspect_stamps_height(const inspect_scene *s, float room_w);
int inspect_stamps(const inspect_scene *s, rectf room); // the one used, or -1
// What the stamp leaves on the thing as it comes down.
void inspect_imprint(const inspect_scene *s);
void inspect_tally(const inspect_scene *s, rectf room);
const char *inspect_tally_words(const inspect_scene *s);

#endif
