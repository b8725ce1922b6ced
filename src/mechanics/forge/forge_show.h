// forge_show.h - What the files of the forge's view share. Nobody else includes it.
#ifndef BB_MECHANICS_FORGE_SHOW_H
#define BB_MECHANICS_FORGE_SHOW_H

#include "mechanics/forge/forge_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    FORGE_ID_GO_ON = UI_ID(0x540, 0),
    FORGE_ID_CHUTE = UI_ID(0x541, 0),
    FORGE_ID_SCRAP = UI_ID(0x542, 0),
    FORGE_ID_MELT = UI_ID(0x543, 0),
    FORGE_ID_DOOR = UI_ID(0x544, 0),
    FORGE_ID_BOLT = UI_ID(0x545, 0), // door * FORGE_MAX_BOLTS + bolt
    FORGE_ID_MEET = UI_ID(0x546, 0),
    FORGE_ID_LIST = UI_ID(0x547, 0), // of large words: answers, or whatever can be done
    FORGE_ID_MORE = UI_ID(0x548, 0)
};

typedef struct {
    float from, to; // how far a door is open, 0..1
    uint64_t since_ms;
} forge_hinge;

typedef struct {
    uint32_t stands; // what is shown: pages begin anew when it changes
    uint32_t heard;  // 1 + the day and its attempts whose words have been read; 0: none yet
    int page, note_page;
    uint64_t spoke_ms, came_ms; // when words began; when something was done to the key
    uint64_t hung_ms;           // when a key was hung
    uint8_t hung;               // on which door
    uint8_t parts;              // of the key, at the frame before
    motion_mist mist;
    forge_hinge hinges[FORGE_MAX_DOORS];
    uint64_t metered; // what the meter was last asked, as a hash
    int meter;        // what it said
} forge_memory;

typedef struct {
    const view_in *in;
    const forge_spec *spec;
    const forge_state *state;
    forge_view_now now;
    forge_memory *memory;
    ui *u;
    float apron, doors_y, door_h, work_y; // tops; work_y: of anvil, chutes and gauge
    float plate_h;                        // under a door, with its name
} forge_scene;

bool forge_hinted(const forge_scene *s, forge_verb verb, size_t a);

// ---- forge_words.c: what is said

const char *forge_part(const forge_scene *s, const forge_key *key, size_t i); // a word of a key
const char *forge_phrase(const forge_scene *s, const forge_key *key);
// A time in words, from thousandths of a power of ten of seconds.
const char *forge_time(ui *u, int thousandths);
// How long the next guesser needs for the key; for one who is asked in English words, what a meter
// says that does not know the lists.
const char *forge_needs(const forge_scene *s, const forge_key *key);
const char *forge_meter_says(const forge_scene *s, const forge_key *key);
const char *forge_door_says(const forge_scene *s, size_t door); // its name and how it stands
const char *forge_bolt_says(const forge_scene *s, size_t bolt, size_t door);
// Which of the keys that there are: 1 is the first door's; the same key, the same number.
int forge_number(const forge_scene *s, const forge_key *key);

// ---- forge_doors.c, forge_bench.c, forge_list.c: true when *out is the child's action

bool forge_doors(const forge_scene *s, action *out);
float forge_plate_height(const forge_scene *s);
bool forge_bench(const forge_scene *s, action *out);
float forge_apron_height(const forge_scene *s);
bool forge_apron(const forge_scene *s, rectf room, action *out);
// Where words are large everything that can be done is a list, under a card that tells of the key.
float forge_list_height(const forge_scene *s);
bool forge_list(const forge_scene *s, rectf room, action *out);
const char *forge_key_note(const forge_scene *s);
const char *forge_doors_note(const forge_scene *s);

#endif
