// runner_show.h - What the files of the view of runner share. Nobody else includes it.
#ifndef BB_MECHANICS_RUNNER_SHOW_H
#define BB_MECHANICS_RUNNER_SHOW_H

#include "mechanics/runner/runner_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    RUNNER_ID_WORLD = UI_ID(0x550, 0),
    RUNNER_ID_GUIDE = UI_ID(0x551, 0),
    RUNNER_ID_ALONE = UI_ID(0x551, 1),
    RUNNER_ID_GO_ON = UI_ID(0x552, 0),
    RUNNER_ID_CHOICE = UI_ID(0x553, 0)
};
enum { RUNNER_PX = 56, RUNNER_POPS = 6 }; // of a place on the canvas; sparks that just went out

typedef struct {
    uint64_t last_ms; // of the frame before
    bool begun;
    float camera, lift; // canvas units: the world's left edge, how far it is raised over the apron
    uint32_t shows;     // meeting and phase: begins anew when it changes
    uint64_t came_ms;
    int page;
    bool focused;     // what is asked or told has been given the focus
    bool read;        // what is said has been read where it has pages of its own
    unsigned ignored; // keys that were down when they meant something else
    struct {
        float x, y;
        uint64_t ms;
    } pops[RUNNER_POPS];
    uint8_t next_pop;
    // What was so in the frame before, for what is heard and seen of a change.
    uint8_t sparks[RUNNER_MAX_SPARKS / 8], lit[RUNNER_MAX_STOPS / 8];
    uint8_t words, pushes, ground;
    int32_t vy;
    float from_x, from_y; // where it was when the fog took it
    uint64_t lit_ms[RUNNER_MAX_STOPS];
    uint64_t solved_ms[RUNNER_MAX_MEETINGS];
    uint64_t landed_ms;
    float landed_x, landed_y;
    uint16_t solved;
} runner_memory;

typedef struct {
    const view_in *in;
    const runner_spec *spec;
    const runner_state *state;
    runner_memory *memory;
    ui *u;
    float left,
        top;    // where the map's upper left corner lies on the canvas, read from left to right
    float foot; // of the body, on the canvas
} runner_scene;

// Canvas places of the map's, mirrored.
rectf runner_rect(const runner_scene *s, float x, float y, float w, float h);
float runner_x(const runner_scene *s, int32_t x); // of units of the map
float runner_y(const runner_scene *s, int32_t y);
draw_item *runner_prop(const runner_scene *s, const char *art, rectf at, float lift);

void runner_world(const runner_scene *s); // ground, planks, lamps, sparks, words
void runner_meetings(const runner_scene *s);
void runner_puppet(const runner_scene *s); // and Pip
void runner_fog(const runner_scene *s);    // that comes behind

// What a meeting asks and tells. True: *out is what was done.
bool runner_meet(const runner_scene *s, action *out);
float runner_apron(const runner_scene *s); // its top; below the canvas while nothing is asked
bool runner_run(const runner_scene *s, action *out); // keys, fingers, buttons

#endif
