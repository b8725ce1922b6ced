#include "platform/puppet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/log.h"
#include "core/str.h"
#include "platform/puppet_table.h"
#include "platform/soft.h"

enum { TRANSFORM_ROOM = 400, PART_ROOM = 32, NAME_ROOM = 96 };
static const char MIRRORED[] = " translate(400 0) scale(-1 1)";
// A sheet may have a drawing for each view, looking right; one that lacks is as in the view before.
typedef enum { VIEW_FRONT, VIEW_ASIDE, VIEW_SIDE, VIEWS } view_of;
static const struct {
    const char *word, *suffix;
} views[VIEWS] = {{"front", ""}, {"aside", "-turn"}, {"side", "-side"}};
static const float SHOULDER_SIDE = 58; // how far the shoulder is from 142 322 when seen from there
static const uint32_t FOLD_DARK = 0x2A1030; // between the sheets of one puppet

typedef struct { // how one person stands in this picture
    const char *row;
    char left[PART_ROOM], right[PART_ROOM]; // arms; "": as the row has it
    bool posed, talk, blink, step;
    view_of view;
    float side; // where the face looks: -1 left, 1 right
    const char *mood;
    float way;              // 1: turned as the row has it, -1: the other way
    float slide, tilt;      // of the face, the head
    float tall, wide, sink; // 1: a child of ten; sink: a seated body is lower
    bool silhouette;
    uint32_t flat;
} stance;

static bool arm_is(const char *row, const char *arm, const char *part) {
    char v[PUPPET_VALUE] = "";
    return puppet_field(row, arm, v) && str_eq(v, part);
}

// One word: the arm that does something in the row does this instead. x/y: left and right; free/x:
// the arm that does nothing does it.
static void read_arms(stance *s, char *word) {
    bool left_rests = arm_is(s->row, "left", "down");
    char *slash = strchr(word, '/');
    if (!slash) {
        bool right = left_rests && !arm_is(s->row, "right", "cane");
        snprintf(s->left, sizeof s->left, "%s", right ? "down" : word);
        snprintf(s->right, sizeof s->right, "%s", right ? word : "down");
        s->posed = true;
        return;
    }
    *slash = 0;
    if (str_eq(word, "free")) {
        snprintf(left_rests ? s->left : s->right, PART_ROOM, "%s", slash + 1);
        return;
    }
    snprintf(s->left, sizeof s->left, "%s", word);
    snprintf(s->right, sizeof s->right, "%s", slash + 1);
    s->posed = true;
}

static bool read_view(stance *s, const char *word) {
    for (size_t i = 0; i < VIEWS; i++) {
        if (str_eq(word, views[i].word)) {
            s->view = (view_of)i;
            return true;
        }
    }
    return false;
}

static void read_pose(stance *s, const char *pose) {
    for (const char *p = pose ? pose : ""; *p;) {
        size_t n = strcspn(p, " +");
        char word[PART_ROOM] = "";
        str_append(word, sizeof word, "%.*s", (int)n, p);
        if (str_eq(word, "talk")) {
            s->talk = true;
        } else if (str_eq(word, "blink")) {
            s->blink = true;
        } else if (str_eq(word, "step")) {
            s->step = true;
        } else if (n > 0 && !read_view(s, word)) {
            read_arms(s, word);
        }
        p += n + (p[n] != 0);
    }
}

static stance stance_of(puppet_kit *k, const char *row, puppet_who who) {
    stance s = {.row = row, .mood = mood_names[who.mood < MOOD_COUNT ? who.mood : 0]};
    float turn = puppet_number(row, "turn"), natural = turn < 0 ? -1 : 1;
    s.way = who.turn == 0 ? 1 : who.turn < 0 ? -natural : natural;
    float much = who.turn == 0 ? 1 : fminf(1, fabsf(who.turn));
    s.slide = turn * s.way * much;
    s.side = s.slide < 0 || (turn == 0 && who.turn < 0) ? -1 : 1;
    s.tilt = puppet_number(row, "tilt") * s.way * much;
    s.tall = puppet_number(row, "tall");
    s.tall = s.tall > 0 ? s.tall : 1;
    s.wide = puppet_number(row, "wide");
    s.wide = s.wide > 0 ? s.wide : 1 + (s.tall - 1) * 0.7f;
    char v[PUPPET_VALUE];
    s.sink = puppet_field(row, "seat", v) ? 22 : 0;
    if (puppet_field(row, "flat", v)) {
        s.silhouette = true;
        s.flat = puppet_tint(k, v);
    }
    read_pose(&s, who.pose);
    return s;
}

static bool is_arm(const puppet_slot *slot) {
    return slot->group == GROUP_ARM_LEFT || slot->group == GROUP_ARM_RIGHT;
}

// Of an arm: whether the body is between it and who looks on.
static bool beyond(const stance *s, const puppet_slot *slot) {
    return (slot->group == GROUP_ARM_RIGHT) == (s->side > 0);
}

// One drawing is both arms; it swings from the shoulder. Who stands aside shows the near one more;
// from the side both hang from the middle and the drawing looks where the face does.
static void transform_of_arm(const stance *s, const puppet_slot *slot, float swing,
                             const char *base, char out[TRANSFORM_ROOM]) {
    float shift = s->view != VIEW_ASIDE ? 0 : s->side * (beyond(s, slot) ? -14.0f : 6.0f);
    bool side = s->view == VIEW_SIDE;
    bool mirrored = side ? s->side < 0 : slot->group == GROUP_ARM_RIGHT;
    str_append(out, TRANSFORM_ROOM,
               "%s translate(%.0f %.0f)%s translate(%.0f 0) rotate(%.1f %.0f "
               "%.0f)",
               base, (double)shift, (double)s->sink, mirrored ? MIRRORED : "",
               side ? (double)SHOULDER_SIDE : 0.0, (double)swing, (double)slot->x, (double)slot->y);
}

// Where a slot's part goes. The face slides over the head: a turned head without a second drawing.
static void transform_of(const stance *s, const puppet_slot *slot, float swing,
                         char out[TRANSFORM_ROOM]) {
    char base[NAME_ROOM] = "";
    str_append(base, sizeof base, "translate(200 545) scale(%.3f %.3f) translate(-200 -545)",
               (double)s->wide, (double)s->tall);
    out[0] = 0;
    if (slot->group == GROUP_BASE) {
        str_append(out, TRANSFORM_ROOM, "%s", base);
    } else if (slot->group == GROUP_BODY) {
        str_append(out, TRANSFORM_ROOM, "%s translate(0 %.0f)", base, (double)s->sink);
    } else if (is_arm(slot)) {
        transform_of_arm(s, slot, swing, base, out);
    } else {
        bool on_face = slot->group == GROUP_FACE;
        float slide = s->view != VIEW_FRONT ? 0 : on_face ? s->slide : s->slide * -0.25f;
        float head = fminf(1, 1 - (s->tall - 1) * 0.7f); // the taller, the smaller the head
        str_append(out, TRANSFORM_ROOM,
                   "translate(0 %.1f) rotate(%.1f %.0f %.0f) translate(%.0f %.0f) scale(%.3f) "
                   "translate(%.0f %.0f) translate(%.1f %.0f)",
                   (double)((1 - s->tall) * 200 + s->sink), (double)s->tilt, (double)slot->x,
                   (double)slot->y, (double)slot->x, (double)slot->y, (double)head,
                   (double)-slot->x, (double)-slot->y, (double)slide,
                   on_face ? (double)((1 - s->tall) * 36) : 0.0);
    }
}

// The word that stands for `*` in the slot's drawing, with its two tints. False: this person has
// none.
static bool choose(const stance *s, const puppet_slot *slot, bool far_arm, char part[PART_ROOM],
                   char tint[2][PART_ROOM]) {
    bool arm = is_arm(slot);
    bool mouth = str_eq(slot->field, "mouth");
    bool flame = str_eq(slot->field, "flame"),
         moody = mouth || flame || str_eq(slot->field, "mood");
    char v[PUPPET_VALUE] = "", top[PUPPET_VALUE] = "";
    const char *field = arm ? (far_arm ? "right" : "left") : slot->field;
    bool lamp = puppet_field(s->row, "lamp", v);
    if (moody && (flame ? !lamp : lamp)) {
        return false;
    }
    if (!moody && !puppet_field(s->row, field, v)) {
        return false;
    }
    bool outline = s->view == VIEW_SIDE && str_eq(slot->field, "nose");
    if (s->silhouette && !outline && (moody || slot->group == GROUP_FACE)) {
        return false;
    }
    bool laid_behind = arm && str_ends(slot->sheet, "-back"),
         hand = str_starts(slot->sheet, "hand");
    if (arm && s->view == VIEW_SIDE && beyond(s, slot) != laid_behind &&
        (!hand || beyond(s, slot))) {
        return false; // from the side, the farther arm is behind the body
    }
    snprintf(tint[0], PART_ROOM, "ink");
    snprintf(tint[1], PART_ROOM, "ink");
    part[0] = 0;
    if (moody) {
        bool eyes = str_starts(slot->sheet, "eyes");
        bool low = str_eq(s->mood, "worried") || str_eq(s->mood, "sad") || str_eq(s->mood, "cross");
        snprintf(part, PART_ROOM, "%s",
                 mouth && s->talk   ? (low ? "talk-low" : "talk")
                 : eyes && s->blink ? "blink"
                                    : s->mood);
        return true;
    }
    (void)sscanf(v, "%31[^/]/%31[^/]/%31s", part, tint[0], tint[1]);
    if (arm) {
        if (puppet_field(s->row, "top", top)) {
            (void)sscanf(top, "%*[^/]/%31[^/]/%31s", tint[0], tint[1]);
        }
        const char *posed = far_arm ? s->right : s->left;
        if (posed[0] && !str_eq(part, "cane")) { // who needs it does not let go of it
            snprintf(part, PART_ROOM, "%s", posed);
        }
        if (s->view == VIEW_SIDE && str_eq(part, "down") && puppet_field(s->row, "seat", v)) {
            snprintf(part, PART_ROOM, "push");
        }
    }
    return true;
}

static puppet_tints tints_of(puppet_kit *k, const stance *s, const puppet_slot *slot,
                             char tint[2][PART_ROOM]) {
    char hair[PUPPET_VALUE] = "", colour_of_hair[PART_ROOM] = "black", brow[PUPPET_VALUE] = "",
         skin[PUPPET_VALUE] = "s3";
    if (puppet_field(s->row, "hair", hair)) {
        (void)sscanf(hair, "%*[^/]/%31[^/]", colour_of_hair);
    }
    bool hairy = str_eq(slot->field, "hair") || str_eq(slot->field, "beard");
    puppet_field(s->row, "skin", skin);
    if (!puppet_field(s->row, "brow", brow)) {
        snprintf(brow, sizeof brow, "%s", colour_of_hair);
    }
    return (puppet_tints){puppet_tint(k, skin), puppet_tint(k, hairy ? tint[0] : colour_of_hair),
                          puppet_tint(k, brow), puppet_tint(k, hairy ? tint[1] : tint[0]),
                          puppet_tint(k, tint[1])};
}

// NAME[-VIEW][-DOING][-left]: from this view or the nearest before it, doing that or not; -left is
// the other side of what is not the same on both. Returns the view, VIEWS: there is no drawing.
static view_of load_view(puppet_kit *k, const stance *s, const char *name, const char *doing,
                         svg *out) {
    for (int v = (int)s->view; v >= 0; v--) {
        for (int i = 0; i < 4; i++) {
            const char *done = i < 2 ? doing : "", *left = i % 2 == 0 && v > 0 ? "-left" : "";
            char full[NAME_ROOM] = "";
            if ((left[0] && s->side > 0) || (i >= 2 && !doing[0]) || (i % 2 == 0 && v == 0)) {
                continue;
            }
            if (str_append(full, sizeof full, "%s%s%s%s", name, views[v].suffix, done, left) &&
                svg_load(puppet_kit_dir(k), full, out)) {
                return (view_of)v;
            }
        }
    }
    return VIEWS;
}

// How far an arm is swung, in degrees: one that hangs goes against the legs.
static float swing_of(const stance *s, const puppet_slot *slot, bool far_arm, const char *part) {
    const float stride = 27;
    if (s->view == VIEW_SIDE) {
        return !s->step || !str_eq(part, "down") ? 0 : beyond(s, slot) ? -stride : stride;
    }
    return s->posed ? 0 : puppet_number(s->row, far_arm ? "rswing" : "lswing");
}

// One slot's drawing, tinted, inside its transform; NULL: nothing. The caller frees.
static char *slot_drawing(puppet_kit *k, const stance *s, const puppet_slot *slot) {
    bool right = slot->group == GROUP_ARM_RIGHT, arm = is_arm(slot);
    bool far_arm = arm && (s->way < 0) != right; // who turns, gestures the other way
    char part[PART_ROOM], tint[2][PART_ROOM], transform[TRANSFORM_ROOM] = "";
    if (!choose(s, slot, far_arm, part, tint)) {
        return NULL;
    }
    char name[NAME_ROOM] = "";
    const char *star = strchr(slot->sheet, '*');
    str_append(name, sizeof name, "puppets/%.*s%s%s", star ? (int)(star - slot->sheet) : PART_ROOM,
               slot->sheet, star ? part : "",
               !star || (arm && s->view == VIEW_SIDE) ? "" : star + 1);
    bool flame = str_eq(slot->field, "flame");
    const char *doing = !flame     ? (s->step ? "-step" : "")
                        : s->talk  ? "-talk"
                        : s->blink ? "-blink"
                                   : "";
    svg drawing;
    view_of seen = load_view(k, s, name, doing, &drawing);
    if (seen == VIEWS) {
        return NULL; // many parts have no back: that is no mistake
    }
    puppet_tints t = tints_of(k, s, slot, tint);
    char limb[PUPPET_VALUE], side[PART_ROOM], metal[PART_ROOM];
    if (arm && puppet_field(s->row, "bionic", limb) &&
        sscanf(limb, "%31[^/]/%31s", side, metal) == 2 && str_eq(side, right ? "right" : "left")) {
        t.skin = puppet_tint(k, metal); // gestures change sides, limbs do not
    }
    puppet_recolour(drawing.inner, t);
    transform_of(s, slot, arm ? swing_of(s, slot, far_arm, part) : 0, transform);
    size_t room = strlen(drawing.inner) + TRANSFORM_ROOM + sizeof MIRRORED + 32;
    char *out = malloc(room);
    if (out) {
        snprintf(out, room, "<g transform=\"%s%s\">%s</g>", transform,
                 seen != VIEW_FRONT && !arm && s->side < 0 ? MIRRORED : "", drawing.inner);
    }
    svg_free(&drawing);
    return out;
}

// Lays one sheet on the doll: its shadow on the paper that is there, then itself.
static void lay_sheet(canvas doll, canvas sheet, pixel_rect at, float lift) {
    if (lift > 0) {
        float r = fmaxf(1, lift);
        soft shadow = soft_make(sheet, r, 0);
        soft_lay_inside(&shadow, doll, at.x + (int)(lift * 0.4f), at.y + (int)(lift * 1.1f),
                        FOLD_DARK, 0.34f);
        soft_free(&shadow);
    }
    for (int y = 0; y < sheet.h; y++) {
        uint32_t *to = doll.pixels + (ptrdiff_t)(at.y + y) * doll.pitch + at.x;
        const uint32_t *from = sheet.pixels + (ptrdiff_t)y * sheet.pitch;
        for (int x = 0; x < sheet.w; x++) {
            if (from[x]) {
                to[x] = pixel_over(to[x], from[x]);
            }
        }
    }
}

static void lay_drawing(canvas doll, const char *drawing, svg_view view, float lift,
                        const stance *s) {
    float unit = (float)doll.w / view.w;
    pixel_rect at;
    canvas sheet = svg_raster_seen(drawing, view, doll.w, doll.h, &at);
    if (!sheet.pixels) {
        return;
    }
    if (s->silhouette) {
        for (int i = 0; i < sheet.w * sheet.h; i++) {
            sheet.pixels[i] = pixel_towards(sheet.pixels[i], s->flat, 232);
        }
    }
    if (lift > 0) {
        edges_cut(sheet, 2.6f * unit);
    }
    lay_sheet(doll, sheet, at, lift * unit * 1.3f);
    canvas_free(&sheet);
}

static char *joined(char *a, char *b) { // both are consumed
    if (!a || !b) {
        return a ? a : b;
    }
    size_t n = strlen(a), m = strlen(b);
    char *out = realloc(a, n + m + 1);
    if (out) {
        memcpy(out + n, b, m + 1);
    }
    free(b);
    return out ? out : a;
}

canvas puppet_draw(puppet_kit *k, puppet_who who, svg_view view, int w, int h) {
    canvas doll = {0};
    const char *row = puppet_row(k, who.look);
    if (!row) {
        log_line("nobody of the cast looks like \"%.80s\"", who.look ? who.look : "");
        return doll;
    }
    doll = canvas_create(w, h);
    stance s = stance_of(k, row, who);
    size_t n;
    const puppet_slot *slots = puppet_slots(k, &n);
    char *flat = NULL; // drawings without lift wait to be one sheet together
    for (size_t i = 0; i < n && doll.pixels; i++) {
        char *drawing = slot_drawing(k, &s, &slots[i]);
        if (drawing && slots[i].lift > 0) {
            if (flat) {
                lay_drawing(doll, flat, view, 0, &s);
                free(flat);
                flat = NULL;
            }
            lay_drawing(doll, drawing, view, slots[i].lift, &s);
            free(drawing);
        } else if (drawing) {
            flat = joined(flat, drawing);
        }
    }
    if (flat && doll.pixels) {
        lay_drawing(doll, flat, view, 0, &s);
    }
    free(flat);
    return doll;
}

bool puppet_is_tall(puppet_kit *k, const char *look) {
    const char *row = puppet_row(k, look);
    char v[PUPPET_VALUE];
    return row && (puppet_number(row, "tall") > 1.1f || puppet_field(row, "lamp", v));
}
