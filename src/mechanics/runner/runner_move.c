// The body on the map: whole numbers only, so that a search, a recording and a child meet the same.
#include "mechanics/runner/runner_spec.h"

enum {
    GROUND_PUSH = 10,
    AIR_PUSH = 8,
    TURN_PUSH = 20,
    GROUND_DRAG = 14,
    AIR_DRAG = 4,
    LEAP = 294,
    CUT = 110, // the speed upwards that is left when the jump is let go
    RISE = 13,
    HANG = 7, // near the top of a jump that is held
    HANG_BELOW = 56,
    SINK = 17,
    FALL = 330,
    COYOTE = 7,  // ticks in which one can still jump from an edge that is left
    BUFFER = 8,  // ticks in which a jump asked for too early is kept
    STEP = 300,  // an edge as high as this is stepped on
    NUDGE = 320, // a corner above is slipped past by as much
    DIP = 420    // how deep in a pit one sinks
};

runner_tile runner_at(const runner_spec *s, int x, int y) {
    if (x < 0 || x >= s->w) {
        return RUNNER_GROUND;
    }
    return y < 0 ? RUNNER_AIR : y >= s->h ? RUNNER_PIT : (runner_tile)s->tiles[y * s->w + x];
}

static int place(int32_t v) {
    return v < 0 ? -1 : v / RUNNER_TILE;
}

// Whether ground is where the body would stand.
static bool blocked(const runner_spec *s, int32_t x, int32_t y) {
    for (int ty = place(y - RUNNER_TALL); ty <= place(y - 1); ty++) {
        for (int tx = place(x - RUNNER_HALF); tx <= place(x + RUNNER_HALF - 1); tx++) {
            if (runner_at(s, tx, ty) == RUNNER_GROUND) {
                return true;
            }
        }
    }
    return false;
}

// Where falling feet come to stand between y and to; -1: nowhere.
static int32_t landing(const runner_spec *s, int32_t x, int32_t y, int32_t to) {
    for (int ty = place(y + RUNNER_TILE - 1); ty * RUNNER_TILE <= to; ty++) {
        for (int tx = place(x - RUNNER_HALF); tx <= place(x + RUNNER_HALF - 1); tx++) {
            runner_tile t = runner_at(s, tx, ty);
            if (t == RUNNER_GROUND || t == RUNNER_PLANK) {
                return ty * RUNNER_TILE;
            }
        }
    }
    return -1;
}

static int32_t towards(int32_t v, int32_t to, int32_t by) {
    return v < to ? (v + by < to ? v + by : to) : (v - by > to ? v - by : to);
}

static void push(runner_body *b, unsigned keys) {
    int way = ((keys & RUNNER_FORWARD) != 0) - ((keys & RUNNER_BACKWARD) != 0);
    if (way == 0) {
        b->vx = towards(b->vx, 0, b->ground ? GROUND_DRAG : AIR_DRAG);
        return;
    }
    bool turns = b->vx * way < 0;
    b->vx = towards(b->vx, way * RUNNER_SPEED,
                    turns       ? TURN_PUSH
                    : b->ground ? GROUND_PUSH
                                : AIR_PUSH);
    b->faces = way < 0;
}

static void leap(runner_body *b, unsigned keys) {
    bool jump = keys & RUNNER_JUMP;
    if (jump && !(b->held & RUNNER_JUMP)) {
        b->buffer = BUFFER;
    }
    if (b->buffer > 0 && (b->ground || b->coyote > 0)) {
        b->vy = -LEAP;
        b->ground = b->coyote = b->buffer = 0;
        b->rising = 1;
    }
    if (b->rising && !jump && b->vy < -CUT) {
        b->vy = -CUT;
    }
    b->rising = b->rising && jump && b->vy < 0;
    bool hangs = jump && b->vy > -HANG_BELOW && b->vy < HANG_BELOW;
    b->vy += hangs ? HANG : b->vy < 0 ? RISE : SINK;
    b->vy = b->vy < FALL ? b->vy : FALL;
    b->buffer = (uint8_t)(b->buffer - (b->buffer > 0));
}

static void go_along(const runner_spec *s, runner_body *b, int32_t wall) {
    int32_t x = b->x + b->vx;
    if (x > wall) {
        x = wall > b->x ? wall : b->x;
        b->vx = 0;
    }
    if (!blocked(s, x, b->y)) {
        b->x = x;
        return;
    }
    int32_t top = place(b->y - 1) * RUNNER_TILE; // of the edge before the feet
    if (b->vy >= 0 && b->y - top <= STEP && !blocked(s, x, top)) {
        b->x = x;
        b->y = top;
        return;
    }
    int way = b->vx < 0 ? -1 : 1;
    while (b->x != x && !blocked(s, b->x + way, b->y)) {
        b->x += way;
    }
    b->vx = 0;
}

// Up, past corners that are hardly touched.
static void rise(const runner_spec *s, runner_body *b) {
    int32_t y = b->y + b->vy;
    if (!blocked(s, b->x, y)) {
        b->y = y;
        return;
    }
    for (int32_t by = 40; by <= NUDGE; by += 40) {
        for (int way = -1; way <= 1; way += 2) {
            if (!blocked(s, b->x + way * by, y) && !blocked(s, b->x + way * by, b->y)) {
                b->x += way * by;
                b->y = y;
                return;
            }
        }
    }
    while (!blocked(s, b->x, b->y - 1)) {
        b->y--;
    }
    b->vy = 0;
}

static void fall(const runner_spec *s, runner_body *b) {
    int32_t to = b->y + b->vy, stand = landing(s, b->x, b->y, to);
    b->ground = stand >= 0;
    if (b->ground) {
        b->y = stand;
        b->vy = 0;
        b->coyote = COYOTE;
    } else {
        b->y = to;
        b->coyote = (uint8_t)(b->coyote - (b->coyote > 0));
    }
}

void runner_move(const runner_spec *s, runner_body *b, unsigned keys, int32_t wall) {
    push(b, keys);
    leap(b, keys);
    go_along(s, b, wall);
    if (b->vy < 0) {
        b->ground = b->coyote = 0;
        rise(s, b);
    } else {
        fall(s, b);
    }
    b->held = (uint8_t)keys;
    b->sunk = runner_at(s, place(b->x), place(b->y - DIP)) == RUNNER_PIT;
}

runner_body runner_standing(const runner_stop *at) {
    return (runner_body){.x = at->x, .y = at->y, .ground = 1, .coyote = COYOTE};
}

bool runner_touches(const runner_body *b, size_t x, size_t y) {
    enum { REACH = 520 };
    int32_t dx = (int32_t)x * RUNNER_TILE + RUNNER_TILE / 2 - b->x;
    int32_t dy = (int32_t)y * RUNNER_TILE + RUNNER_TILE / 2 - (b->y - RUNNER_TALL / 2);
    return dx > -RUNNER_HALF - REACH && dx < RUNNER_HALF + REACH &&
           dy > -RUNNER_TALL / 2 - REACH / 2 && dy < RUNNER_TALL / 2 + REACH / 2;
}

int32_t runner_wall(const runner_spec *s, size_t from, unsigned solved) {
    for (size_t i = from; i < s->n_stops; i++) {
        const runner_stop *stop = &s->stops[i];
        if (stop->kind == RUNNER_MEETS && !(solved >> stop->index & 1)) {
            return stop->x;
        }
    }
    return INT32_MAX;
}
