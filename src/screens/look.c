#include "screens/look.h"

#include <string.h>

#include "core/str.h"
#include "i18n/catalogue.h"

static const char *const skins[] = {"s1", "s2", "s3", "s4", "s5", "s6", NULL};
static const char *const heads[] = {"head=round nose=button",
                                    "head=oval nose=long",
                                    "head=square nose=broad",
                                    "head=round nose=broad",
                                    "head=oval nose=button",
                                    "head=square nose=long",
                                    NULL};
static const char *const hairs[] = {"crop",  "bob",     "fringe", "curls",  "afro", "braids",
                                    "waves", "curtain", "bun",    "locs",   "fade", "none",
                                    "hijab", "wrap",    "patka",  "turban", NULL};
static const char *const hair_tints[] = {"black", "dark", "brown", "auburn", "blond",
                                         "grey",  "plum", "sea",   "coral",  NULL};
static const char *const tops[] = {"hoodie",   "shirt",    "stripe", "tunic",
                                   "dungaree", "cardigan", NULL};
static const char *const top_tints[] = {"coral", "sea",  "lamp",  "moss", "plum",
                                        "rose",  "foam", "brick", "deep", NULL};
static const char *const glasses[] = {"", " see=glasses-round/ink/ink",
                                      " see=glasses-square/ink/lamp", NULL};
static const char *const hats[] = {"", " hat=cap/brick", " hat=beanie/lamp/coral", NULL};
static const char *const aids[] = {"", " ear=aid/sea/sea", NULL};
static const char *const freckles[] = {"", " skin2=freckles", NULL};
static const char *const chairs[] = {"legs=trousers/", "seat=chair/ink/coral legs=sit/", NULL};

static const char *const *const options[LOOK_PARTS] = {
    skins, heads, hairs, hair_tints, tops, top_tints, glasses, hats, aids, freckles, chairs};

static const char *const skin_names[] = {N_("Lightest skin"), N_("Light skin"),
                                         N_("Olive skin"),    N_("Tan skin"),
                                         N_("Brown skin"),    N_("Dark brown skin")};
static const char *const head_names[] = {
    N_("Round face, small nose"), N_("Oval face, long nose"),  N_("Square face, broad nose"),
    N_("Round face, broad nose"), N_("Oval face, small nose"), N_("Square face, long nose")};
static const char *const hair_names[] = {
    // Translators: ways to wear one's hair, as are the next lines.
    N_("Short hair"), N_("Bob"),       N_("Fringe"),          N_("Curls"),
    N_("Afro"),       N_("Braids"),    N_("Waves"),           N_("Long hair"),
    N_("Bun"),        N_("Locs"),      N_("Very short hair"), N_("No hair"),
    N_("Hijab"),      N_("Head wrap"), N_("Patka"),           N_("Turban")};
// Translators: colours; plum, sea and coral are those of a fruit, of water, of a coral.
static const char *const tint_names[] = {N_("Black"),  N_("Dark brown"), N_("Brown"),
                                         N_("Auburn"), N_("Blond"),      N_("Grey"),
                                         N_("Plum"),   N_("Sea"),        N_("Coral")};
static const char *const top_names[] = {N_("Hoodie"), N_("Shirt"),     N_("Striped jumper"),
                                        N_("Tunic"),  N_("Dungarees"), N_("Cardigan")};
// Translators: colours of cloth, named after things.
static const char *const cloth_names[] = {N_("Coral"), N_("Sea"),   N_("Lamp yellow"),
                                          N_("Moss"),  N_("Plum"),  N_("Rose"),
                                          N_("Foam"),  N_("Brick"), N_("Deep blue")};
static const char *const glasses_names[] = {N_("No glasses"), N_("Round glasses"),
                                            N_("Square glasses")};
static const char *const hat_names[] = {N_("No hat"), N_("Cap"), N_("Beanie")};
static const char *const aid_names[] = {N_("No hearing aid"), N_("Hearing aid")};
static const char *const freckle_names[] = {N_("No freckles"), N_("Freckles")};
static const char *const chair_names[] = {N_("Standing"), N_("In a wheelchair")};

const char *look_name(look_part p, int option) {
    static const char *const *const names[LOOK_PARTS] = {
        skin_names,    head_names, hair_names, tint_names,    top_names,  cloth_names,
        glasses_names, hat_names,  aid_names,  freckle_names, chair_names};
    return names[p][option];
}

int look_options(look_part p) {
    int n = 0;
    while (options[p][n]) {
        n++;
    }
    return n;
}

look look_random(rng *r) {
    look l = {{0}};
    for (int p = 0; p < LOOK_PARTS; p++) {
        int n = look_options((look_part)p);
        bool extra = p == LOOK_GLASSES || p == LOOK_HAT || p == LOOK_AID || p == LOOK_FRECKLES ||
                     p == LOOK_CHAIR;
        if (!extra || rng_below(r, 4) == 0) { // most people wear none of it
            l.of[p] = (unsigned char)rng_below(r, (uint32_t)n);
        }
    }
    return l;
}

static const char *part(look l, look_part p) {
    return options[p][l.of[p]];
}

bool look_line(look l, char *out, size_t cap) {
    const char *hair = part(l, LOOK_HAIR);
    const char *tint = part(l, LOOK_HAIR_TINT);
    const char *top = part(l, LOOK_TOP);
    const char *cloth = part(l, LOOK_TOP_TINT);
    bool covered = str_eq(hair, "hijab") || str_eq(hair, "wrap") || str_eq(hair, "patka") ||
                   str_eq(hair, "turban");
    const char *second = str_eq(top, "dungaree") ? "/deep" : str_eq(top, "tunic") ? "/lamp" : "";
    out[0] = '\0';
    return str_append(out, cap,
                      "skin=%s %s hair=%s/%s%s%s top=%s/%s%s %s%s/deep%s%s%s%s left=down "
                      "right=down mood=happy turn=4",
                      part(l, LOOK_SKIN), part(l, LOOK_HEAD), hair, tint,
                      str_eq(hair, "wrap") ? "/lamp" : "",
                      covered || str_eq(hair, "none") ? " brow=dark" : "", top, cloth, second,
                      part(l, LOOK_CHAIR), cloth, covered ? "" : part(l, LOOK_HAT),
                      part(l, LOOK_GLASSES), part(l, LOOK_AID), part(l, LOOK_FRECKLES));
}

// The value of " key=" in a line, up to the next blank or slash.
static bool value(const char *line, const char *key, size_t skip, char *out, size_t cap) {
    size_t n = strlen(key);
    for (const char *p = line; (p = strstr(p, key)) != NULL; p += n) {
        if (p == line || p[-1] == ' ') {
            const char *v = p + n;
            for (; skip > 0 && *v && *v != ' '; v++) {
                skip -= *v == '/';
            }
            size_t len = strcspn(v, " /");
            out[0] = '\0';
            return str_append(out, cap, "%.*s", (int)len, v);
        }
    }
    return false;
}

static unsigned char find(const char *const *words, const char *word) {
    for (unsigned char i = 0; words[i]; i++) {
        if (str_eq(words[i], word)) {
            return i;
        }
    }
    return 0;
}

look look_read(const char *line) {
    static const struct {
        look_part part;
        const char *key;
        size_t skip;
    } words[] = {{LOOK_SKIN, "skin=", 0},
                 {LOOK_HAIR, "hair=", 0},
                 {LOOK_HAIR_TINT, "hair=", 1},
                 {LOOK_TOP, "top=", 0},
                 {LOOK_TOP_TINT, "top=", 1}};
    look l = {{0}};
    char v[32];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (value(line, words[i].key, words[i].skip, v, sizeof v)) {
            l.of[words[i].part] = find(options[words[i].part], v);
        }
    }
    static const look_part phrases[] = {LOOK_HEAD, LOOK_GLASSES,  LOOK_HAT,
                                        LOOK_AID,  LOOK_FRECKLES, LOOK_CHAIR};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        for (unsigned char k = 0; options[phrases[i]][k]; k++) {
            const char *phrase = options[phrases[i]][k];
            if (phrase[0] && strstr(line, phrase)) {
                l.of[phrases[i]] = k;
            }
        }
    }
    return l;
}
