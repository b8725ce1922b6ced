#include "platform/puppet_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/log.h"
#include "core/str.h"

enum { TABLE_MAX_BYTES = 256 * 1024, SLOTS_MAX = 64, LINE_ROOM = 512 };

struct puppet_kit {
    arena *memory;
    char *dir, *table;    // table: begins with a line end, so that every line does
    char line[LINE_ROOM]; // a look that is a line of its own
    puppet_slot slots[SLOTS_MAX];
    size_t n;
};

static bool group_of(const char *word, puppet_group *out) {
    static const char *const names[] = {"base", "body", "armL", "armR", "head", "face"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_eq(word, names[i])) {
            *out = (puppet_group)i;
            return true;
        }
    }
    return false;
}

static void read_slots(puppet_kit *k) {
    for (char *s = strstr(k->table, "\nslot "); s && k->n < SLOTS_MAX;
         s = strstr(s + 1, "\nslot ")) {
        puppet_slot *slot = &k->slots[k->n];
        char group[8] = "";
        if (sscanf(s, "\nslot %31s %15s %7s %f %f %f", slot->sheet, slot->field, group, &slot->x,
                   &slot->y, &slot->lift) == 6 &&
            group_of(group, &slot->group)) {
            k->n++;
        }
    }
}

puppet_kit *puppet_kit_open(const char *art_dir) {
    puppet_kit *k = calloc(1, sizeof *k);
    char *text = NULL, *path;
    size_t size;
    if (k && (k->memory = arena_create(3 * TABLE_MAX_BYTES)) &&
        (k->dir = arena_strdup(k->memory, art_dir)) &&
        (path = file_join(k->memory, art_dir, "puppets/cast.txt")) &&
        file_read(path, TABLE_MAX_BYTES, k->memory, &text, &size) == FILE_OK &&
        (k->table = arena_printf(k->memory, "\n%s\n", text))) {
        read_slots(k);
        return k;
    }
    log_line("there is no cast in %s/puppets/cast.txt", art_dir);
    puppet_kit_close(k);
    return NULL;
}

void puppet_kit_close(puppet_kit *k) {
    if (k) {
        arena_destroy(k->memory);
        free(k);
    }
}

const char *puppet_kit_dir(const puppet_kit *k) {
    return k->dir;
}

const char *puppet_row(puppet_kit *k, const char *look) {
    if (!look) {
        return NULL;
    }
    if (strchr(look, '=')) {
        k->line[0] = 0;
        return str_append(k->line, sizeof k->line, " %s", look) ? k->line : NULL;
    }
    char key[PUPPET_VALUE] = "";
    if (!str_append(key, sizeof key, "\nwho %s ", look)) {
        return NULL;
    }
    const char *at = strstr(k->table, key);
    return at ? at + 1 : NULL;
}

const puppet_slot *puppet_slots(const puppet_kit *k, size_t *n) {
    *n = k->n;
    return k->slots;
}

bool puppet_field(const char *row, const char *key, char out[PUPPET_VALUE]) {
    size_t n = strlen(key);
    for (const char *p = row; *p && *p != '\n'; p++) {
        if (*p == ' ' && strncmp(p + 1, key, n) == 0 && p[n + 1] == '=') {
            return sscanf(p + n + 2, "%63[^ \n]", out) == 1;
        }
    }
    return false;
}

float puppet_number(const char *row, const char *key) {
    char v[PUPPET_VALUE];
    return puppet_field(row, key, v) ? strtof(v, NULL) : 0;
}

uint32_t puppet_tint(const puppet_kit *k, const char *name) {
    char key[PUPPET_VALUE] = "";
    const char *at =
        str_append(key, sizeof key, "\ntint %s #", name) ? strstr(k->table, key) : NULL;
    return at ? (uint32_t)strtoul(at + strlen(key), NULL, 16) & 0xFFFFFFu : 0x16233Au;
}

// Parts are drawn in believable colours, so that they look right in any editor. Shades are mixed
// towards warm or cool ink, never plain grey.
void puppet_recolour(char *drawing, puppet_tints t) {
    uint32_t red = t.cloth >> 16 & 255;
    bool warm = red > (t.cloth >> 8 & 255) && red > (t.cloth & 255);
    const struct {
        const char *key;
        uint32_t to;
    } keys[] = {{"#c98a51", t.skin},
                {"#a4643d", colour_mix(t.skin, 0x7A2433, 0.30f)},
                {"#d9785a", colour_mix(t.skin, 0xE0523F, 0.45f)},
                {"#7c3230", colour_mix(t.skin, 0x3A0A16, 0.8f)},
                {"#4a3023", t.hair},
                {"#33201a", colour_mix(t.hair, 0x2A1020, 0.26f)},
                {"#6e4a34", colour_mix(t.hair, 0xFFD9A0, 0.20f)},
                {"#35221b", colour_mix(t.brow, 0x1A1018, 0.30f)},
                {"#e8664f", t.cloth},
                {"#b84a41", colour_mix(t.cloth, warm ? 0x8A2A20 : 0x10243C, 0.30f)},
                {"#f28a70", colour_mix(t.cloth, 0xFFF7E8, 0.28f)},
                {"#1e4258", t.cloth2},
                {"#15303f", colour_mix(t.cloth2, 0x10102A, 0.34f)}};
    for (char *p = strchr(drawing, '#'); p; p = strchr(p + 1, '#')) {
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            if (strncmp(p, keys[i].key, 7) == 0) {
                char hex[16];
                snprintf(hex, sizeof hex, "#%06x", (unsigned)keys[i].to);
                memcpy(p, hex, 7);
                break;
            }
        }
    }
}
