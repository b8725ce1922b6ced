// The board: pipes that lie still, pieces that turn, the light along a post's way, its capsules.
#include <math.h>

#include "mechanics/route/route_show.h"

enum { TILE_MOST = 108, TILE_LEAST = 64, TOLD_LEAST = 34, BORDER = 14, TURN_MS = 200, STEP = 15 };
static const float DOOR_TILES = 1.5f;

// ---- where it lies

// The least number of tiles between two doors of a side.
static int door_gap(const route_board *b) {
    int gap = ROUTE_MAX_HEIGHT;
    for (uint8_t side = 0; side < 2; side++) {
        int last = -ROUTE_MAX_HEIGHT;
        for (int y = 0; y < b->h; y++) {
            uint8_t kind = b->tiles[y * b->w + (side ? b->w - 1 : 0)].kind;
            if (kind == ROUTE_PERSON || kind == ROUTE_ENTRY) {
                gap = y - last < gap ? y - last : gap;
                last = y;
            }
        }
    }
    return gap;
}

bool route_lay(route_scene *s) {
    const route_board *b = s->now.board;
    float top = TOP_ROW_END + BORDER + 12, rows = (float)(b->h - 2);
    float high = s->apron - top - BORDER - 8;
    float left = route_sign_width(s, true), right = route_sign_width(s, false);
    float wide = ui_w(s->u) - MARGIN - left - right;
    s->tile = floorf(fminf(TILE_MOST, fminf(high / rows, wide / (float)b->w)));
    float w = s->tile * (float)b->w + left + right;
    s->x = (ui_w(s->u) - w) / 2 + left;
    s->y = top + (high - s->tile * rows) / 2;
    s->door = fminf(s->tile * DOOR_TILES, s->tile * (float)door_gap(b) - 4);
    return s->tile >= (s->now.phase == ROUTE_WORK ? TILE_LEAST : TOLD_LEAST);
}

rectf route_cell(const route_scene *s, uint8_t cell) {
    int w = s->now.board->w;
    return ui_mirror(s->u, (rectf){s->x + s->tile * (float)(cell % w),
                                   s->y + s->tile * (float)(cell / w - 1), s->tile, s->tile});
}

bool route_lit(const route_scene *s) {
    return s->state->looked || s->now.phase == ROUTE_TOLD;
}

// ---- pictures

static const char *turned(const route_scene *s, const char *name, int degrees) {
    degrees = (degrees % 360 + 360) % 360;
    return degrees ? arena_printf(ui_arena(s->u), "props/route-%s@%d", name, degrees)
                   : arena_printf(ui_arena(s->u), "props/route-%s", name);
}

static void picture(const route_scene *s, const char *art, rectf at, float lift) {
    draw_item *it = draw_add(ui_list(s->u), DRAW_ART, at);
    if (it) {
        it->art = art;
        it->lift = lift;
        it->flags = ui_rtl(s->u) ? DRAW_FLIP : 0;
    }
}

static void light(const route_scene *s, const char *art, rectf at) {
    draw_item *it = ui_glow(s->u, art, at, 5, 0xFFA21F, 0.6f);
    if (it) {
        it->flags |= DRAW_SELF | DRAW_ADD | (ui_rtl(s->u) ? DRAW_FLIP : 0);
    }
}

// Of pipes that lie still: by the sides through which they are open.
static const char *pipe_art(const route_scene *s, uint8_t arms) {
    static const struct {
        const char *name;
        int degrees;
    } of[16] = {
        [1] = {"pipe-1", 0},    [2] = {"pipe-1", 90},   [4] = {"pipe-1", 180},
        [8] = {"pipe-1", 270},  [5] = {"pipe-i", 0},    [10] = {"pipe-i", 90},
        [3] = {"pipe-l", 0},    [6] = {"pipe-l", 90},   [12] = {"pipe-l", 180},
        [9] = {"pipe-l", 270},  [7] = {"pipe-t", 0},    [14] = {"pipe-t", 90},
        [13] = {"pipe-t", 180}, [11] = {"pipe-t", 270}, [15] = {"pipe-x", 0},
    };
    return of[arms].name ? turned(s, of[arms].name, of[arms].degrees) : NULL;
}

// The post has come so far, and its way is shown.
static bool lit(const route_scene *s, uint8_t cell) {
    if (!route_lit(s) || s->flow.in[cell] == 0) {
        return false;
    }
    for (int side = 0; side < ROUTE_SIDES; side++) {
        bool in = s->flow.in[cell] >> side & 1;
        if (in && (float)s->flow.when[cell][side] <= s->way) {
            return true;
        }
    }
    return false;
}

static void still(const route_scene *s, uint8_t cell) {
    const route_tile *t = &s->now.board->tiles[cell];
    rectf at = route_cell(s, cell);
    const char *art = pipe_art(s, t->arms);
    if (t->kind == ROUTE_ENTRY) {
        picture(s, turned(s, "mouth", 0), at, 5);
    } else if (art) {
        picture(s, art, at, 3);
        if (lit(s, cell)) {
            light(s, art, at);
        }
    }
}

// ---- what turns

static int angle(const route_scene *s, size_t piece) {
    const route_memory *m = s->memory;
    const route_tile *t = &s->now.board->tiles[s->now.board->cell[piece]];
    int lies = s->state->turn[piece] * 90 + (t->kind == ROUTE_FORK ? 270 : 0);
    if (t->kind == ROUTE_VALVE) {
        lies = 0;
    }
    if (m->turned != (int)piece) {
        return lies;
    }
    float left = 1 - motion_travel(s->u, m->turned_ms, TURN_MS);
    return lies - m->by * (int)(roundf(left * 90 / STEP) * STEP);
}

static void piece_picture(const route_scene *s, size_t piece, rectf at, bool is_lit) {
    static const char *const names[] = {[ROUTE_STRAIGHT] = "turn-i",
                                        [ROUTE_BEND] = "turn-l",
                                        [ROUTE_FORK] = "turn-t",
                                        [ROUTE_MIRROR] = "mirror"};
    const route_tile *t = &s->now.board->tiles[s->now.board->cell[piece]];
    int degrees = angle(s, piece);
    if (t->kind != ROUTE_VALVE) {
        const char *art = turned(s, names[t->kind], degrees);
        picture(s, turned(s, "disc", 0), at, 4);
        picture(s, art, at, 3);
        if (is_lit) {
            light(s, art, at);
        }
        return;
    }
    const char *pipe = pipe_art(s, t->arms);
    bool open = s->state->turn[piece] == 0;
    if (pipe) {
        picture(s, pipe, at, 3);
        if (is_lit && open) {
            light(s, pipe, at);
        }
    }
    picture(s, turned(s, open ? "valve-open" : "valve-shut", degrees), at, 5);
}

static bool piece(const route_scene *s, size_t i, action *out) {
    ui *u = s->u;
    uint8_t cell = s->now.board->cell[i];
    rectf at = route_cell(s, cell);
    action a = {.verb = ROUTE_TURN, .a = (int16_t)i};
    bool can = route_legal(s->spec, s->state, a), hinted = action_same(s->in->hinted, a);
    ui_state st = {0};
    if (can) {
        st = ui_target(u, ROUTE_ID_PIECE + (ui_id)i, at, ROLE_BUTTON, route_piece_says(s, i),
                       hinted ? DRAW_HINTED : 0);
        if (hinted && !st.focused) {
            ui_glow(u, NULL, rect_inset(at, 2), 14, LAMP, 1);
        }
        float round = s->tile / 2 - 6;
        rectf lies = ui_raise(u, st, rect_inset(at, 6), round);
        at.y = lies.y - 6;
    } else {
        ui_status(u, at, route_piece_says(s, i), NULL);
    }
    piece_picture(s, i, at, lit(s, cell));
    if (hinted) {
        ui_icon(u, "hint", (rectf){at.x - 10, at.y - 14, 40, 40});
    }
    if (can && st.used) {
        *out = a;
    }
    return can && st.used;
}

// ---- the whole

static void panel(const route_scene *s) {
    const route_board *b = s->now.board;
    rectf at = ui_mirror(s->u, (rectf){s->x + s->tile, s->y, s->tile * (float)(b->w - 2),
                                       s->tile * (float)(b->h - 2)});
    ui_card(s->u, rect_inset(at, -BORDER), 26, 0x6B4330, 12);
    ui_card(s->u, rect_inset(at, -BORDER + 5), 22, 0x8A5C3C, 0);
    ui_card(s->u, rect_inset(at, -4), 16, 0x22354C, 0);
}

bool route_pipes(const route_scene *s, action *out) {
    const route_board *b = s->now.board;
    bool used = false;
    panel(s);
    for (uint8_t cell = 0; cell < b->w * b->h; cell++) {
        uint8_t kind = b->tiles[cell].kind;
        if (kind == ROUTE_EMPTY) {
            rectf at = rect_inset(route_cell(s, cell), s->tile / 2 - 4);
            ui_card(s->u, at, 4, 0x32496A, 0);
        } else if (kind != ROUTE_VALVE) {
            still(s, cell);
        }
    }
    for (size_t i = 0; i < b->n_pieces; i++) {
        used = piece(s, i, out) || used;
    }
    return used;
}

// From the middle of one tile to the middle of the next, each copy in a capsule of its own.
void route_capsules(const route_scene *s) {
    const route_board *b = s->now.board;
    for (uint8_t cell = 0; cell < b->w * b->h; cell++) {
        for (uint8_t side = 0; side < ROUTE_SIDES; side++) {
            float t = s->way - (float)s->flow.when[cell][side] + 1;
            if (!(s->flow.in[cell] >> side & 1) || t <= 0 || t > 1) {
                continue;
            }
            rectf from = route_cell(s, route_beside(b, cell, (route_side)side));
            rectf to = route_cell(s, cell);
            bool upright = side == ROUTE_UP || side == ROUTE_DOWN;
            float w = s->tile * 0.62f, h = w * 48 / 72;
            float x = from.x + (to.x - from.x) * t + (s->tile - w) / 2;
            float y = from.y + (to.y - from.y) * t + (s->tile - h) / 2;
            if (upright) {
                rectf at = {x + (w - h) / 2, y - (w - h) / 2, h, w};
                picture(s, turned(s, "capsule-up", 0), at, 6);
            } else {
                picture(s, turned(s, "capsule", 0), (rectf){x, y, w, h}, 6);
            }
        }
    }
}
