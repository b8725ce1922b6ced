// story_show.h - What the files of the story's view share. Nobody else includes it.
#ifndef BB_MECHANICS_STORY_SHOW_H
#define BB_MECHANICS_STORY_SHOW_H

#include "content/cast.h"
#include "mechanics/story/story_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    STORY_ID_GO_ON = UI_ID(0x510, 0),
    STORY_ID_BACK = UI_ID(0x511, 0),
    STORY_ID_CHOICE = UI_ID(0x512, 0),
    STORY_ID_ALWAYS = UI_ID(0x513, 0)
};

typedef struct {
    int page;            // of the words before the child
    uint32_t stands;     // what they were: pages begin anew when it changes
    uint64_t arrived_ms; // the newest message; 0: long ago
    uint64_t spoke_ms;   // when the words before the child began
    stage_camera camera;
    motion_mist mist;
    bool fogged;        // a wrong turn was taken, and has not been gone back from
    size_t messages;    // how many there had been
    uint64_t popped_ms; // when the newest of those that show rose into its place
    size_t popped;      // how many show
    stage_actor actors[STORY_MAX_PEOPLE];
    uint8_t lamps[STORY_MAX_COUNTERS];       // of each counter, in the frame before
    uint8_t caught_from[STORY_MAX_COUNTERS]; // lamps from this one on caught last
    uint64_t caught_ms[STORY_MAX_COUNTERS];
} story_memory;

typedef struct {
    const view_in *in;
    const story_spec *spec;
    const story_state *state;
    story_view_now now;
    story_memory *memory;
    bool fog; // lies on the stage
    ui *u;
} story_scene;

const char *story_shown_name(const story_scene *s, uint8_t who);
const char *story_shown_look(const story_scene *s, uint8_t who);
// As the story has it, or as what was just chosen makes them look.
mood story_shown_mood(const story_scene *s, uint8_t who);
float story_actions_height(const story_scene *s); // of what the apron holds now
// The apron: choices, reason, Go on. more: the words have another page. True: *out is the action.
// tail_x: where Pip stands on the canvas, who gives the reason; < 0: he is not seen.
bool story_actions(const story_scene *s, rectf room, bool more, float tail_x, action *out);
void story_counters_on_edge(const story_scene *s, float edge);
void story_counters_below(const story_scene *s, float y, float most); // at the leading side
bool story_on_stage(const story_scene *s, action *out);
bool story_on_phone(const story_scene *s, action *out);

// Bubbles in a chat's room. Returns whether the newest has another page, or is being typed.
bool story_chat(const story_scene *s, rectf chat);

#endif
