#include "screens/look.h"

#include <string.h>

#include "core/str.h"
#include "i18n/catalogue.h"

typedef struct {
    const char *word, *name; // in the line; read aloud
    colour rgb;              // of a tint: as the kit has it
} option;

static const option skins[] = {{"s0", N_("Very light skin"), 0xFFF0E6},
                               {"s1", N_("Light skin"), 0xFBDCC4},
                               {"s2", N_("Peach skin"), 0xF1C39B},
                               {"sa", N_("Golden skin"), 0xE6B07C},
                               {"s3", N_("Olive skin"), 0xDBA06C},
                               {"sb", N_("Honey skin"), 0xCA8C58},
                               {"s4", N_("Tan skin"), 0xB97A4B},
                               {"s5", N_("Brown skin"), 0x93603E},
                               {"s6", N_("Dark brown skin"), 0x6F4734},
                               {"s7", N_("Deep brown skin"), 0x54352B},
                               {0}};
static const option heads[] = {{"head=round nose=button", N_("Round face, small nose"), 0},
                               {"head=oval nose=long", N_("Oval face, long nose"), 0},
                               {"head=square nose=broad", N_("Square face, broad nose"), 0},
                               {"head=round nose=broad", N_("Round face, broad nose"), 0},
                               {"head=oval nose=button", N_("Oval face, small nose"), 0},
                               {"head=square nose=long", N_("Square face, long nose"), 0},
                               {"head=round nose=long", N_("Round face, long nose"), 0},
                               {"head=oval nose=broad", N_("Oval face, broad nose"), 0},
                               {"head=square nose=button", N_("Square face, small nose"), 0},
                               {0}};
// A phrase that begins another stands before it: the longest that is in a line is the one meant.
static const option bodies[] = {{"", N_("Middle height"), 0},
                                {" tall=0.88", N_("Small"), 0},
                                {" tall=1.09", N_("Tall"), 0},
                                {" wide=0.9", N_("Slender"), 0},
                                {" wide=1.2", N_("Broad"), 0},
                                {" tall=0.88 wide=1.1", N_("Small and broad"), 0},
                                {" tall=1.09 wide=0.94", N_("Tall and slender"), 0},
                                {" tall=1.09 wide=1.26", N_("Tall and broad"), 0},
                                {0}};
static const option hairs[] = {{"crop", N_("Short hair"), 0},
                               {"bob", N_("Bob"), 0},
                               {"fringe", N_("Fringe"), 0},
                               {"curls", N_("Curls"), 0},
                               {"afro", N_("Afro"), 0},
                               {"braids", N_("Two braids"), 0},
                               {"waves", N_("Waves"), 0},
                               {"curtain", N_("Hair to the shoulders"), 0},
                               {"bun", N_("Bun"), 0},
                               {"locs", N_("Locs"), 0},
                               {"fade", N_("Very short hair"), 0},
                               {"tousle", N_("Ruffled hair"), 0},
                               {"quiff", N_("Swept hair"), 0},
                               {"coils", N_("Short coils"), 0},
                               {"undercut", N_("Shaved at one side"), 0},
                               {"pony", N_("Ponytail"), 0},
                               {"plait", N_("One long plait"), 0},
                               {"puffs", N_("Two puffs"), 0},
                               {"cornrows", N_("Cornrows"), 0},
                               {"long", N_("Very long hair"), 0},
                               {"none", N_("No hair"), 0},
                               {"hijab", N_("Hijab"), 0},
                               {"shayla", N_("Long headscarf"), 0},
                               {"wrap", N_("Head wrap"), 0},
                               {"patka", N_("Patka"), 0},
                               {"turban", N_("Turban"), 0},
                               {0}};
static const option hair_tints[] = {{"black", N_("Black"), 0x2B2431},
                                    {"dark", N_("Dark brown"), 0x47301F},
                                    {"brown", N_("Brown"), 0x74472A},
                                    {"chestnut", N_("Chestnut"), 0x8A3F24},
                                    {"auburn", N_("Auburn"), 0xA4512A},
                                    {"ginger", N_("Ginger"), 0xCF6F35},
                                    {"blond", N_("Blond"), 0xE0B05A},
                                    {"fair", N_("Fair"), 0xF3D9A4},
                                    {"grey", N_("Grey"), 0xA9A5AD},
                                    {"white", N_("White"), 0xE6E0D8},
                                    {"coral", N_("Coral"), 0xE8664F},
                                    {"rose", N_("Rose"), 0xD98A94},
                                    {"plum", N_("Plum"), 0x6E5B8F},
                                    {"indigo", N_("Indigo"), 0x46508F},
                                    {"sea", N_("Sea"), 0x2E7C86},
                                    {"mint", N_("Mint"), 0x8FC7B0},
                                    {"moss", N_("Moss"), 0x5E9C5A},
                                    {"lamp", N_("Lamp yellow"), 0xFFC54D},
                                    {0}};
static const option tops[] = {{"hoodie", N_("Hoodie"), 0},
                              {"shirt", N_("Shirt"), 0},
                              {"stripe", N_("Striped jumper"), 0},
                              {"tunic", N_("Tunic"), 0},
                              {"dungaree", N_("Dungarees"), 0},
                              {"cardigan", N_("Cardigan"), 0},
                              {"star", N_("Jumper with a star"), 0},
                              {"jersey", N_("Team shirt"), 0},
                              {"jacket", N_("Jacket"), 0},
                              {"vest", N_("Warm waistcoat"), 0},
                              {0}};
static const option cloths[] = {{"coral", N_("Coral"), 0xE8664F},
                                {"sea", N_("Sea"), 0x2E7C86},
                                {"lamp", N_("Lamp yellow"), 0xFFC54D},
                                {"moss", N_("Moss"), 0x5E9C5A},
                                {"plum", N_("Plum"), 0x6E5B8F},
                                {"rose", N_("Rose"), 0xD98A94},
                                {"foam", N_("Foam"), 0xCFE8E2},
                                {"brick", N_("Brick"), 0xA8493C},
                                {"deep", N_("Deep blue"), 0x1E4258},
                                {"sky", N_("Sky blue"), 0x6FA8D0},
                                {"indigo", N_("Indigo"), 0x46508F},
                                {"mint", N_("Mint"), 0x8FC7B0},
                                {0}};
static const option legs[] = {{"trousers", N_("Trousers"), 0},
                              {"shorts", N_("Shorts"), 0},
                              {"skirt", N_("Skirt"), 0},
                              {"gown", N_("Long skirt"), 0},
                              {0}};
static const option leg_tints[] = {{"deep", N_("Deep blue"), 0x1E4258},
                                   {"plum", N_("Plum"), 0x6E5B8F},
                                   {"brick", N_("Brick"), 0xA8493C},
                                   {"sea", N_("Sea"), 0x2E7C86},
                                   {"sand", N_("Sand"), 0xEED9B6},
                                   {"moss", N_("Moss"), 0x5E9C5A},
                                   {"indigo", N_("Indigo"), 0x46508F},
                                   {"ink", N_("Ink"), 0x16233A},
                                   {0}};
static const option glasses[] = {{"", N_("No glasses"), 0},
                                 {" see=glasses-round/ink/ink", N_("Round glasses"), 0},
                                 {" see=glasses-square/ink/lamp", N_("Square glasses"), 0},
                                 {" see=glasses-cat/ink/brick", N_("Curved glasses"), 0},
                                 {" see=glasses-round/ink/plum", N_("Plum glasses"), 0},
                                 {" see=shades/ink/ink", N_("Dark glasses"), 0},
                                 {" see=shades/ink/plum", N_("Tinted glasses"), 0},
                                 {" see=patch/ink/sea", N_("Eye patch"), 0},
                                 {0}};
static const option hats[] = {{"", N_("No hat"), 0},
                              {" hat=cap/brick", N_("Cap"), 0},
                              {" hat=beanie/lamp/coral", N_("Beanie"), 0},
                              {" hat=cap/sea", N_("Blue cap"), 0},
                              {" hat=beanie/moss/deep", N_("Green beanie"), 0},
                              {" hat=knit/plum/lamp", N_("Knitted cap"), 0},
                              {" hat=bucket/sand/coral", N_("Sun hat"), 0},
                              {" hat=band/rose/lamp", N_("Flower band"), 0},
                              {" hat=phones/deep/lamp", N_("Headphones"), 0},
                              {0}};
static const option ears[] = {{"", N_("Nothing at the ears"), 0},
                              {" ear=aid/sea/sea", N_("Hearing aid"), 0},
                              {" ear=aid/coral/coral", N_("Coral hearing aid"), 0},
                              {" ear=implant/lamp/ink", N_("Cochlear implant"), 0},
                              {" neck=earrings", N_("Earrings"), 0},
                              {" neck=studs", N_("Ear studs"), 0},
                              {0}};
static const option marks[] = {{"", N_("Plain skin"), 0},
                               {" skin2=freckles", N_("Freckles"), 0},
                               {" skin2=vitiligo", N_("Light patches"), 0},
                               {" skin2=birthmark", N_("Birthmark"), 0},
                               {" skin2=scar", N_("Scar"), 0},
                               {" skin2=plaster", N_("Plaster"), 0},
                               {0}};
enum { MOVE_CHAIR = 1, MOVE_CANE, MOVE_BLADE }; // they change the legs or what a hand holds
static const option moves[] = {{"", N_("On two feet"), 0},
                               {" seat=chair/", N_("In a wheelchair"), 0},
                               {"right=cane", N_("With a white cane"), 0},
                               {" legs=blade/", N_("With a running blade"), 0},
                               {" bionic=left/sea", N_("With a bionic arm"), 0},
                               {0}};

static const option *const options[LOOK_PARTS] = {skins, heads,  bodies, hairs,     hair_tints,
                                                  tops,  cloths, legs,   leg_tints, glasses,
                                                  hats,  ears,   marks,  moves};

const char *look_name(look_part p, int i) {
    return options[p][i].name;
}

bool look_colour(look_part p, int i, colour *out, const char **tint) {
    bool is = p == LOOK_SKIN || p == LOOK_HAIR_TINT || p == LOOK_TOP_TINT || p == LOOK_LEGS_TINT;
    *out = options[p][i].rgb;
    if (is && tint) {
        *tint = options[p][i].word;
    }
    return is;
}

int look_options(look_part p) {
    int n = 0;
    while (options[p][n].word) {
        n++;
    }
    return n;
}

static bool covers(const char *hair) {
    static const char *const of[] = {"hijab", "shayla", "wrap", "patka", "turban"};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        if (str_eq(hair, of[i])) {
            return true;
        }
    }
    return false;
}

look look_random(rng *r) {
    enum { GROWN_TINTS = 8, CLOTH_TINTS = 10 }; // most people's hair is not dyed
    look l = {{0}};
    for (int p = 0; p < LOOK_PARTS; p++) {
        int n = look_options((look_part)p);
        bool extra = p >= LOOK_GLASSES || p == LOOK_BODY; // most people have none of it
        int from = 0;
        if (p == LOOK_HAIR_TINT && covers(hairs[l.of[LOOK_HAIR]].word)) {
            from = CLOTH_TINTS;
        } else if (p == LOOK_HAIR_TINT && rng_below(r, 5) != 0) {
            n = GROWN_TINTS;
        }
        if (!extra || rng_below(r, 4) == 0) {
            l.of[p] = (unsigned char)(from + (int)rng_below(r, (uint32_t)(n - from)));
        }
    }
    return l;
}

static const char *word(look l, look_part p) {
    return options[p][l.of[p]].word;
}

// The second colour of a garment: what belongs to it, or to the legs.
static const char *second(const char *top, const char *leg_tint) {
    static const char *const of[][2] = {{"tunic", "lamp"},
                                        {"star", "foam"},
                                        {"jersey", "lamp"},
                                        {"jacket", "foam"},
                                        {"vest", "sand"}};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        if (str_eq(top, of[i][0])) {
            return of[i][1];
        }
    }
    return leg_tint;
}

bool look_line(look l, char *out, size_t cap) {
    const char *hair = word(l, LOOK_HAIR), *top = word(l, LOOK_TOP);
    const char *cloth = word(l, LOOK_TOP_TINT), *leg_tint = word(l, LOOK_LEGS_TINT);
    bool covered = covers(hair);
    int move = l.of[LOOK_MOVE];
    out[0] = '\0';
    return str_append(out, cap, "skin=%s %s%s hair=%s/%s/%s%s top=%s/%s/%s", word(l, LOOK_SKIN),
                      word(l, LOOK_HEAD), word(l, LOOK_BODY), hair, word(l, LOOK_HAIR_TINT),
                      covered ? "lamp" : cloth, covered || str_eq(hair, "none") ? " brow=dark" : "",
                      top, cloth, second(top, leg_tint)) &&
           str_append(out, cap, "%s legs=%s/%s/%s%s%s%s%s%s left=down right=%s mood=happy turn=4",
                      move == MOVE_CHAIR ? " seat=chair/ink/coral" : "",
                      move == MOVE_CHAIR   ? "sit"
                      : move == MOVE_BLADE ? "blade"
                                           : word(l, LOOK_LEGS),
                      cloth, leg_tint, covered ? "" : word(l, LOOK_HAT), word(l, LOOK_GLASSES),
                      word(l, LOOK_EAR), word(l, LOOK_MARK),
                      move > MOVE_BLADE ? word(l, LOOK_MOVE) : "",
                      move == MOVE_CANE ? "cane" : "down");
}

// The word of " key=" in a line, the one after `skip` slashes.
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

static unsigned char find(const option *o, const char *w) {
    for (unsigned char i = 0; o[i].word; i++) {
        if (str_eq(o[i].word, w)) {
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
    } words[] = {{LOOK_SKIN, "skin=", 0},      {LOOK_HAIR, "hair=", 0},
                 {LOOK_HAIR_TINT, "hair=", 1}, {LOOK_TOP, "top=", 0},
                 {LOOK_TOP_TINT, "top=", 1},   {LOOK_LEGS, "legs=", 0},
                 {LOOK_LEGS_TINT, "legs=", 2}};
    look l = {{0}};
    char v[32];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (value(line, words[i].key, words[i].skip, v, sizeof v)) {
            l.of[words[i].part] = find(options[words[i].part], v);
        }
    }
    static const look_part phrases[] = {LOOK_HEAD, LOOK_BODY, LOOK_GLASSES, LOOK_HAT,
                                        LOOK_EAR,  LOOK_MARK, LOOK_MOVE};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        for (unsigned char k = 0; options[phrases[i]][k].word; k++) {
            const char *phrase = options[phrases[i]][k].word;
            if (phrase[0] && strstr(line, phrase)) {
                l.of[phrases[i]] = k;
            }
        }
    }
    return l;
}
