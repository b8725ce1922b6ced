// stage.h - The paper theatre that levels play on: a set of sheets, the people before it, curtains
// and apron. Refuses to know any mechanic.
#ifndef BB_PLAY_STAGE_H
#define BB_PLAY_STAGE_H

#include "ui/ui.h"

typedef struct {
    char pose[24];
    float turn;
    mood mood;
} stage_shown;

// Somebody's coming, going and last change: kept, zeroed at first, in the memory of the view.
typedef struct {
    bool here;
    uint64_t moved_ms, changed_ms;
    stage_shown now, was;
} stage_actor;

typedef struct {
    const char *look; // as draw_item.look
    const char *name; // what is read
    mood mood;
    float x;           // of the feet, 0..1280; mirrored and spread by the stage
    float turn;        // -1 faces the stage's left .. 1 right
    const char *pose;  // at most 16 letters; NULL: their own, and a gesture while they speak
    uint64_t spoke_ms; // when they began what they are saying; 0: they listen, turned to who speaks
    stage_actor *actor; // they walk in from the nearer wing and out to it, and change by a short
                        // cross-fade (no other motion when it is reduced); NULL: there, and cut
    bool away;          // of an actor: gone, or on the way out
} stage_person;

typedef struct {
    float foot,
        k; // where on the canvas people stand, and how large: 1: as usual, 0: nobody is seen
} stage_floor;

// Where the stage is looked at: kept, zeroed at first, in the memory of the view that shows it.
typedef struct {
    float from, to; // -1 its left .. 1 its right
    uint64_t since_ms;
} stage_camera;
// From now on towards what is at x (0..1280), at an easy pace; at once the first time, never when
// motion is reduced.
void stage_look(ui *u, stage_camera *c, float x);
// The set of a quarter (set_table.h); NULL: the lighthouse's. c NULL: seen straight on. dim 0..1
// darkens it.
void stage_back(ui *u, const char *set, const stage_camera *c, float dim);
// What lies far behind somebody who is on their way: the set without its front, in haze, along
// (0..1) the way. One kept picture, laid anew wherever it is looked at.
void stage_far(ui *u, const char *set, float along);
// Where a part of the set's sheets (set_table.h) lies on the canvas while it is seen straight on.
rectf stage_sheet_part(const ui *u, rectf part);
void stage_people(ui *u, const stage_person *p, size_t n); // on the stage's own floor
void stage_crowd(ui *u, stage_floor on, const stage_person *p, size_t n);
void stage_lantern(ui *u, float x, mood m, uint64_t spoke_ms); // Pip, on a crate
void stage_front(ui *u, float apron_top);                      // curtains and apron
void stage_fog(ui *u, uint64_t since_ms); // drifts in before the people; 0: no fog

#endif
