// One line to type in. Its text belongs to the caller and never holds half a letter.
#include <math.h>
#include <string.h>

#include "core/utf8.h"
#include "i18n/grapheme.h"
#include "ui/ui_state.h"

// Takes over what fits of the typed text, whole code points, no control characters.
static void type(char *buf, size_t cap, const char *typed) {
    size_t n = strlen(buf);
    const char *end = typed + strlen(typed);
    for (const char *s = typed; s < end;) {
        char bytes[4];
        uint32_t c = utf8_next(&s, end);
        size_t more = utf8_encode(c, bytes);
        if (c < 0x20 || c == 0x7F || c == UTF8_BAD) {
            continue;
        }
        if (n + more + 1 > cap) {
            break;
        }
        memcpy(buf + n, bytes, more);
        n += more;
        buf[n] = '\0';
    }
}

// The end of the text, as much of it as there is room for.
static const char *visible_end(ui *u, const char *text, float room) {
    const char *end = text + strlen(text);
    while (text < end && ui_text_width(u, TEXT_BODY, text) > room) {
        utf8_next(&text, end);
    }
    return text;
}

bool ui_input_line(ui *u, ui_id id, rectf at, const char *label, char *buf, size_t cap) {
    const float radius = 20, pad = 24;
    ui_state s = ui_take(u, id, at, 0);
    rectf p = ui_raise(u, s, at, radius);
    if (s.focused) {
        u->typing = true;
        u->typing_at = at;
        for (int i = 0; i < u->in.erase; i++) {
            buf[grapheme_last(buf, strlen(buf))] = '\0';
        }
        if (u->in.text) {
            type(buf, cap, u->in.text);
        }
    }
    ui_card(u, p, radius, WHITE, s.lit > 0.5f ? 9 : 5);
    draw_item *mark = ui_mark(u, id, at, ROLE_INPUT, label, s.focused ? DRAW_FOCUSED : 0u);
    const char *text = arena_strdup(u->frame, buf);
    if (!mark || !text) {
        return false;
    }
    mark->value = text;
    rectf line = {p.x + pad, p.y + (p.h - ui_pitch(u, TEXT_BODY)) / 2, p.w - 2 * pad,
                  ui_pitch(u, TEXT_BODY)};
    const char *shown = visible_end(u, text, line.w - 8);
    float w = ui_text_width(u, TEXT_BODY, shown);
    ui_text(u, line, TEXT_BODY, INK, ALIGN_START, ROLE_NONE, shown);
    if (text[0] == '\0') { // what is wanted stands there until something does
        float h = ui_text_height(u, TEXT_SMALL, line.w, label);
        rectf words = {line.x, p.y + (p.h - h) / 2, line.w, h};
        ui_text(u, words, TEXT_SMALL, FAINT, ALIGN_START, ROLE_NONE, label);
    }
    if (s.focused) {
        float x = ui_rtl(u) ? line.x + line.w - w + 3 : line.x + w - 6;
        x += text[0] == '\0' ? 0 : ui_rtl(u) ? -9 : 9;
        ui_fill(u, (rectf){x, line.y + 4, 3, line.h - 8}, BRICK, 1);
    }
    return s.used && !u->by_pointer;
}
