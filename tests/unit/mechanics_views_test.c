// How the mechanics are shown: played to the end through the draw list by keys alone, at
// every size of words and canvas, and by a child who presses anything. What can be used must be in
// reach.
#include "mechanics_harness.h"
#include "ui_harness.h"

#include "mechanics/forge/forge.h"
#include "mechanics/inspect/inspect.h"
#include "mechanics/order/order.h"
#include "mechanics/route/route.h"
#include "mechanics/rumour/rumour.h"
#include "mechanics/runner/runner.h"
#include "mechanics/sort/sort.h"
#include "mechanics/story/story.h"
#include "mechanics/switchboard/switchboard.h"

enum { MOST_TICKS = 20000, MOST_PRESSES = 600, SETTLE_FRAMES = 120, VIEW_MEMORY = 2048 };

// Words as long as the format allows: what is shown must hold them.
#define WORDS_48 "This choice is as long as a choice may ever be"
#define WORDS_120                                                                                  \
    "This line says what it is and what it is for, with as many words as it may have, to people "  \
    "who need to know it, tonight."
#define WORDS_140                                                                                  \
    "This is as long as what is met may be. It says a good many words to whoever comes along "     \
    "and it does not care how large they are"
#define WORDS_160                                                                                  \
    "This line is as long as a line may be. It is for somebody with a great deal to say about "    \
    "what happened in the game last night. They say it all in one breath"
#define WORDS_200                                                                                  \
    "This reason takes all the room that a reason may take. A lot is to be said for it. It has "   \
    "to be read with large words too by a child who reads slowly on an old and square screen. So " \
    "let it be long."

static const char stage_yaml[] = HEAD(
    "story", "[S3]") "story:\n"
                     "  cast:\n"
                     "    nell: { name: Nell, look: nell, side: left }\n"
                     "    rosa: { name: Aunt Rosa, look: rosa, side: right }\n"
                     "  counters:\n"
                     "    calm: { name: Nell's courage is, start: 2, max: 5, low: a, high: b }\n"
                     "  start: quay\n"
                     "  scenes:\n"
                     "    quay:\n"
                     "      - nell: " WORDS_160 "\n"
                     "      - me: Hm.\n"
                     "      - choose:\n"
                     "          - say: " WORDS_48 "\n"
                     "            icon: chat\n"
                     "            shows: { S3: right }\n"
                     "            because: " WORDS_200 "\n"
                     "            go: safe\n"
                     "          - say: No\n"
                     "            shows: { S3: wrong }\n"
                     "            because: " WORDS_200 "\n"
                     "            changes: { calm: -1 }\n"
                     "            go: shy\n"
                     "          - say: " WORDS_48 "\n"
                     "            icon: help\n"
                     "            because: It changes nothing.\n"
                     "            go: quay\n"
                     "          - say: Never\n"
                     "            shows: { S3: wrong }\n"
                     "            because: Well.\n"
                     "            go: alone\n"
                     "    shy:\n"
                     "      - pip: Try again, if you like.\n"
                     "      - end: alone\n"
                     "  endings:\n"
                     "    safe: { title: Told in time, text: " WORDS_160 ", good: yes }\n"
                     "    alone: { title: Alone, text: " WORDS_160 ", good: no }\n";

static const char phone_yaml[] =
    HEAD("story", "[K1]") "story:\n"
                          "  dress: phone\n"
                          "  contact: skywolf\n"
                          "  note: Never met\n"
                          "  cast:\n"
                          "    skywolf: { name: skywolf, look: shadow }\n"
                          "    nell: { name: Nell, look: nell }\n"
                          "  start: hello\n"
                          "  scenes:\n"
                          "    hello:\n"
                          "      - skywolf: You played great!\n"
                          "      - nell: " WORDS_160 "\n"
                          "      - skywolf: " WORDS_160 "\n"
                          "      - choose:\n"
                          "          - say: " WORDS_48 "\n"
                          "            icon: chat\n"
                          "            shows: { K1: right }\n"
                          "            because: " WORDS_200 "\n"
                          "            go: more\n"
                          "          - say: " WORDS_48 "\n"
                          "            shows: { K1: wrong }\n"
                          "            because: " WORDS_200 "\n"
                          "            go: alone\n"
                          "    more:\n"
                          "      - me: Bye.\n"
                          "      - end: safe\n"
                          "  always:\n"
                          "    leave: { because: You may go., shows: { K1: right }, go: safe }\n"
                          "    block: { because: Alone., shows: { K1: wrong }, go: alone }\n"
                          "    tell: { because: Two heads., shows: { K1: right }, go: safe }\n"
                          "  endings:\n"
                          "    safe: { title: Safe, text: " WORDS_160 ", good: yes }\n"
                          "    alone: { title: Alone, text: " WORDS_160 ", good: no }\n";

#define THING(id, kind, place, reason)                                                             \
    "    " id ":\n"                                                                                \
    "      shown: " kind "\n"                                                                      \
    "      from: A sender whose name is rather a long one\n"                                       \
    "      detail: somebody.with.a.long.address@quick-post.example\n"                              \
    "      text: " id " " WORDS_160 "\n"                                                           \
    "      goes: " place "\n"                                                                      \
    "      because: " reason "\n"

static const char sort_yaml[] =
    HEAD("sort", "[P1]") "sort:\n"
                         "  ask: Who is it that may see this, do you think, and who not?\n"
                         "  places:\n"
                         "    all: { name: Everyone, icon: globe-ink }\n"
                         "    team: { name: My whole football team, icon: team-ink }\n"
                         "    home: { name: My family at home, icon: home-ink }\n"
                         "    one: { name: One friend, icon: adult }\n"
                         "    none: { name: Nobody at all, icon: lock }\n"
                         "  items:\n" THING("a", "message", "all", WORDS_200)
                             THING("b", "photo", "team", WORDS_200)
                                 THING("c", "poster", "home", WORDS_200)
                                     THING("d", "mail", "one", "It is.")
                                         THING("e", "page", "none", "It is.")
                                             THING("f", "video", "all", "It is.")
                                                 THING("g", "coin", "team", "It is.")
                                                     THING("h", "post", "home", "It is.");

#define STEP(id, more)                                                                             \
    "    " id ": { text: " id " " WORDS_48_LESS ", icon: lock, because: " WORDS_160_Q more " }\n"
#define WORDS_48_LESS "is one step of the plan and it is long"
#define WORDS_120                                                                                  \
    "This line says what it is and what it is for, with as many words as it may have, to people "  \
    "who need to know it, tonight."
#define WORDS_160_Q "It works because it was the right time for it"

static const char order_yaml[] = HEAD(
    "order",
    "[H5]") "order:\n"
            "  ask: Put all the steps of this long plan in order.\n"
            "  board:\n"
            "    one:\n"
            "      name: The first account\n      icon: shield\n"
            "      start: bad\n"
            "      states:\n"
            "        bad: { text: Somebody else is in, icon: stranger, bad: yes }\n"
            "        good: { text: Nobody else is in, icon: lock }\n"
            "    two:\n"
            "      name: The second account\n      icon: lock\n"
            "      start: bad\n"
            "      states:\n"
            "        bad: { text: Somebody else is in, icon: stranger, bad: yes }\n"
            "        good: { text: Nobody else is in, icon: lock }\n"
            "  steps:\n" STEP("a", ", sets: { one: good }") STEP("b", "")
                STEP("c", ", after: [a], early: Too early.") STEP("d", "") STEP(
                    "e", ", after: [c], early: Too early., sets: { two: good }") STEP("f", "")
                    STEP("g", "") STEP(
                        "h",
                        ", after: [e], early: Too early.") "  traps:\n"
                                                           "    x: { text: Pay them, because: No. "
                                                           "}\n"
                                                           "    y: { text: Shout, because: No. }\n"
                                                           "    z: { text: Wait, because: No. }\n";

#define CASE(id, kind, truth, tells)                                                               \
    "    " id ":\n"                                                                                \
    "      shown: " kind "\n"                                                                      \
    "      is: " truth "\n"                                                                        \
    "      parts:\n"                                                                               \
    "        who: { as: from, text: " id " is from somebody with a name, look: nell }\n"           \
    "        words: { text: " WORDS_100 ", tells: " tells " }\n"                                   \
    "        link: { as: link, text: Look here, under: " WORDS_90 ", tells: " tells " }\n"         \
    "        price: { as: price, text: Three coins, under: It is paid in gems }\n"                 \
    "        end: { as: button, text: Go there at once, under: There it is }\n"                    \
    "      because: " WORDS_200 "\n"                                                               \
    "      checked: " WORDS_160 "\n"
#define SMALL_CASE(id, kind, truth, tells)                                                         \
    "    " id ":\n"                                                                                \
    "      shown: " kind "\n"                                                                      \
    "      is: " truth "\n"                                                                        \
    "      parts:\n"                                                                               \
    "        who: { as: title, text: " id " is the title }\n"                                      \
    "        date: { as: date, text: Today, under: It was made last year, tells: " tells " }\n"    \
    "      because: It is.\n"
#define WORDS_100                                                                                  \
    "This part says as much as a part may ever say so that it takes more than a line or two to "   \
    "read"
#define WORDS_90 "What lies under it is told in words that take up all the room which they may take"

static const char inspect_yaml[] =
    HEAD("inspect", "[S3]") "inspect:\n"
                            "  ask: Is it to be trusted, checked first, or reported at once?\n"
                            "  looks: 2\n"
                            "  cases:\n" CASE("a", "message", "deceptive", "deceptive")
                                SMALL_CASE("b", "shop", "deceptive",
                                           "deceptive") CASE("c", "profile", "genuine", "genuine")
                                    SMALL_CASE("d", "poster", "genuine", "genuine")
                                        SMALL_CASE("e", "video", "deceptive", "deceptive")
                                            SMALL_CASE("f", "page", "genuine", "genuine")
                                                SMALL_CASE("g", "page", "genuine",
                                                           "nothing") "      settled: no\n"
                                                                      "      checked: " WORDS_160
                                                                      "\n";

static const char forge_yaml[] = HEAD(
    "forge",
    "[S2]") "forge:\n"
            "  ask: Give every single one of the doors a key of its own.\n"
            "  most: 8\n"
            "  chutes:\n"
            "    a: { name: All of colours, icon: dice, words: crimson turquoise maroon indigo "
            "beige scarlet lavender khaki }\n"
            "    b: { name: Attic, icon: dice, words: spatula pistachio mandolin carousel "
            "thimble grasshopper trampoline marzipan }\n"
            "    c: { name: Kitchen, icon: dice, words: ladle whisk apron kettle teapot skillet "
            "colander thermos }\n"
            "    d: { name: Harbour, icon: dice, words: anchor dinghy lagoon gondola compass "
            "kayak schooner raft }\n"
            "  scraps:\n"
            "    s1: { text: Minka1234567890a, icon: team-ink, known: friends }\n"
            "    s2: { text: qwertyuiop123456, icon: dots, known: everyone }\n"
            "    s3: { text: iloveyou, icon: balloon, known: everyone }\n"
            "    s4: { text: aaaaaa, icon: dots, known: everyone }\n"
            "    s5: { text: '2015', icon: clock, known: friends }\n"
            "    s6: { text: abc, icon: text, known: everyone }\n"
            "  doors:\n"
            "    mail: { name: Electronic mail, icon: mail, bears: s1, opens: [bank] }\n"
            "    game: { name: Star Harbour, icon: dice, bears: s1 }\n"
            "    bank: { name: Bank of shells, icon: coin, bears: s3 }\n"
            "    school: { name: School, icon: adult, bears: s4 }\n"
            "    film: { name: Videos, icon: video, bears: s4 }\n"
            "  bolts:\n"
            "    two: { name: very second lock, icon: shield, is: second, have: 3 }\n"
            "    new: { name: update, icon: gear, is: update, have: 5 }\n"
            "  days:\n"
            "    guess: { is: guess, name: Somebody who guesses all day, icon: gear, text: "
            "\"" WORDS_160 "\", speed: 1, lasts: day, because: " WORDS_200 ", instead: " WORDS_200
            " }\n"
            "    ask: { is: ask, name: Somebody who asks for a key, icon: chat, look: sol, door: "
            "game, text: \"" WORDS_160 "\", right: keep, keep: " WORDS_48
            ", give: No " WORDS_48_LESS ", because: " WORDS_200 ", instead: " WORDS_200 " }\n"
            "    spy: { is: spy, name: Eyes, icon: look, door: mail, because: It held., instead: "
            "It fell. }\n"
            "    hole: { is: crack, name: A hole, icon: bin, because: It held., instead: It fell. "
            "}\n";

static const char route_yaml[] = HEAD("route", "[P3]") //
    "route:\n"
    "  ask: Who is it that needs to see this, and who does not need it?\n"
    "  people:\n"
    "    f: { sign: F, is: family, name: Grandparents, icon: home, look: rosa }\n"
    "    c: { sign: C, is: class, name: All in class, icon: team, look: priya }\n"
    "    e: { sign: E, is: everyone, name: Everyone now, icon: globe, look: shadow }\n"
    "    n: { sign: N, is: nobody, name: My own shelf, icon: lock }\n"
    "    j: { sign: J, is: someone, name: Junipero Hun, icon: team, look: jun, passes: yes }\n"
    "    k: { sign: K, is: friends, name: Friends far, icon: team, passes: yes }\n"
    "  boards:\n"
    "    one:\n"
    "      map: |\n"
    "        #############\n"
    "        F-o-+-/-+-=-E\n"
    "        #...|.!.o...#\n"
    "        @-J->-\\-K-o-C\n"
    "        #...+.=-<...#\n"
    "        #...+-x-j...#\n"
    "        N---+.......#\n"
    "        #############\n"
    "      posts:\n"
    "        all: { name: Somebody has something to say, text: \"" WORDS_120
    "\", icon: mail, for: [j, n], reasons: { others: " WORDS_200 " } }\n"
    "        one: { name: Nothing, text: It is nothing., icon: mail, copies: [f, c, e], for: [j, "
    "k, c], clue: Hm., reasons: { others: Why not. } }\n"
    "    two:\n"
    "      map: |\n"
    "        #######\n"
    "        #./-J-C\n"
    "        @-/.!-F\n"
    "        #######\n"
    "      posts:\n"
    "        trail: { is: trace, name: Somebody has something to say, text: \"" WORDS_120
    "\", icon: mail, look: sol, reasons: { others: " WORDS_200 " } }\n";

static const char runner_yaml[] = HEAD(
    "runner",
    "[C2]") "runner:\n"
            "  map: |\n"
            "    #..............................................#\n"
            "    #.......1......................................#\n"
            "    #......===.....................................#\n"
            "    #..............................................#\n"
            "    #.@.*.......#...A...L........B......C.....D..>.#\n"
            "    ######################..########################\n"
            "    ######################~~########################\n"
            "  words:\n"
            "    sit: { mark: \"1\", text: " WORDS_48 ", icon: chat }\n"
            "  meetings:\n"
            "    cloud: { mark: A, kind: cloud, look: yuki, name: A name of a cloud, "
            "says: " WORDS_140 ", choices: { a: { say: Some other words that are long enough, "
            "icon: shield, right: yes, because: " WORDS_200
            " }, b: { word: sit, right: yes, because: " WORDS_200 " }, c: { say: " WORDS_48
            ", because: " WORDS_200 " }, d: { say: No, because: It grows. } } }\n"
            "    person: { mark: B, kind: person, look: omar, name: Omar, says: Hm., clue: Go., "
            "choices: { a: { word: sit, right: yes, because: Good. }, b: { say: No, "
            "because: " WORDS_200 " } } }\n"
            "    door: { mark: C, kind: door, name: A door, says: " WORDS_140
            ", is: fair, choices: { a: { say: In, right: yes, because: Good. }, b: { say: Out, "
            "because: No. } } }\n"
            "    screen: { mark: D, kind: screen, name: A screen, says: Look, is: unfair, choices: "
            "{ "
            "a: { say: \"Off\", right: yes, because: Good. }, b: { say: " WORDS_48
            ", because: No. } } "
            "}\n";

#define EVENT(id, who, what, must, words)                                                          \
    "        " id ": { who: " who ", what: " what ", must: " must                                  \
    ", text: An event is told with as many letters as an event may ever have in the file, "        \
    "because: \"" words "\", instead: \"" words "\" }\n"
#define POSITIONS                                                                                  \
    "positions: { no: { name: Nobody no }, some: { name: Some of it, lets: [b, c] }, all: { "      \
    "name: "                                                                                       \
    "Everyone, lets: [a, b, c, d, e] } } }\n"

static const char switchboard_yaml[] =
    HEAD("switchboard",
         "[P6]") "switchboard:\n"
                 "  ask: Set all the levers of the board, then look as all of them.\n"
                 "  looks: P6\n"
                 "  viewers:\n"
                 "    a: { name: A total stranger, look: shadow }\n"
                 "    b: { name: Grandma, look: lin }\n"
                 "    c: { name: The app of a map, icon: globe-ink }\n"
                 "    d: { name: Classmate, look: eli }\n"
                 "    e: { name: Ad company, icon: coin }\n"
                 "  things:\n"
                 "    t1: { name: A photo of the beach, shown: photo, through: "
                 "[s1, s6] }\n"
                 "    t2: { name: Post, shown: post, through: [s2] }\n"
                 "    t3: { name: Where I am this day, shown: map, through: [s3] "
                 "}\n"
                 "    t4: { name: Contacts, shown: contacts, through: [s4] }\n"
                 "    t5: { name: Voice, shown: voice, through: [s5] }\n"
                 "    t6: { name: My page, shown: profile, through: [s6] }\n"
                 "  switches:\n"
                 "    s1: { name: Photos of mine, icon: photo, stands: all, " POSITIONS
                 "    s2: { name: News, icon: text, stands: no, " POSITIONS
                 "    s3: { name: Place, icon: globe-ink, stands: all, " POSITIONS
                 "    s4: { name: Contacts, icon: team-ink, stands: all, " POSITIONS
                 "    s5: { name: Voice, icon: voice, stands: no, " POSITIONS
                 "    s6: { name: My page, icon: look, stands: no, " POSITIONS "  turns:\n"
                 "    one:\n"
                 "      name: The first day of all\n"
                 "      text: \"" WORDS_160 "\"\n"
                 "      events:\n" EVENT("a", "a", "t1", "miss", WORDS_200) EVENT(
                     "b", "b", "t1", "see", "Well.") EVENT("c", "c", "t2", "see", "Well.")
                     EVENT("d", "d", "t3", "miss", "Well.") EVENT("e", "b", "t5", "see", "Well.")
                         EVENT("f", "e", "t4", "miss",
                               "Well.") "    two:\n"
                                        "      name: Then\n"
                                        "      text: An update.\n"
                                        "      look: noor\n"
                                        "      sets: { s1: all, s6: all }\n"
                                        "      events:\n" EVENT("a", "a", "t6", "miss", "Well.")
                                            EVENT("b", "b", "t6", "see", "Well.");

#define WORDS_86                                                                                   \
    "story is as long as one may be on a river with friends who have a great deal to tell it"
#define STORY(id, is, pull)                                                                        \
    "    " id ":\n"                                                                                \
    "      icon: bell\n"                                                                           \
    "      is: " is "\n"                                                                           \
    "      words: [A " WORDS_86 ", My " WORDS_86 ", The " WORDS_86 "]\n"                           \
    "      from: [sol]\n"                                                                          \
    "      source: { name: The notice on the quay side, icon: mail, says: " WORDS_48 " and it "    \
    "goes on for a while after that }\n"                                                           \
    "      pull: " pull "\n"                                                                       \
    "      pulls: " WORDS_200 "\n"                                                                 \
    "      because: " WORDS_200 "\n"                                                               \
    "      instead: " WORDS_200 "\n"

#define RUMOUR(skills, more)                                                                       \
    HEAD("rumour", skills)                                                                         \
    "rumour:\n"                                                                                    \
    "  steps: 14\n" more "  friends:\n"                                                            \
    "    sol: { name: Marguerite A, look: sol, row: 1, tells: [leo, nell] }\n"                     \
    "    leo: { name: Bartholomew, look: leo, row: 1, tells: [omar, priya, me] }\n"                \
    "    nell: { name: Nell, look: nell, row: 3, careful: yes, tells: [priya] }\n"                 \
    "    omar: { name: Omar, look: omar, row: 1, tells: [me] }\n"                                  \
    "    priya: { name: Priya, look: priya, row: 3, careful: yes }\n"                              \
    "    me: { name: Myself alone, row: 2 }\n"                                                     \
    "  stories:\n" STORY("pool", "false", "fear") STORY("cake", "true", "honest")

static const char brook_yaml[] = RUMOUR("[T2]", "  enough: 70\n");
static const char town_yaml[] =
    RUMOUR("[T2, T5]", "  at-once: 2\n  enough: 60\n  crowd: 300\n  names: T5\n");

typedef struct {
    const char *name;
    const mechanic *rules;
    const view *shown;
    const char *yaml;
} sample;

static const sample samples[] = {
    {"stage", &story_rules, &story_view, stage_yaml},
    {"phone", &story_rules, &story_view, phone_yaml},
    {"sort", &sort_rules, &sort_view, sort_yaml},
    {"order", &order_rules, &order_view, order_yaml},
    {"inspect", &inspect_rules, &inspect_view, inspect_yaml},
    {"forge", &forge_rules, &forge_view, forge_yaml},
    {"route", &route_rules, &route_view, route_yaml},
    {"runner", &runner_rules, &runner_view, runner_yaml},
    {"switchboard", &switchboard_rules, &switchboard_view, switchboard_yaml},
    {"brook", &rumour_rules, &rumour_view, brook_yaml},
    {"river town", &rumour_rules, &rumour_view, town_yaml},
};
enum { N_SAMPLES = sizeof samples / sizeof *samples };

typedef struct {
    play game;
    const view *shown;
    uint64_t memory[VIEW_MEMORY / 8];
    bool helped;    // the next right action glows
    size_t actions; // taken
    harness h;
} child;

// What goes on by itself is over at once.
static void pass_time(play *p) {
    const void *spec = p->l->spec;
    for (int i = 0; p->m->tick && !play_done(p) && !p->m->rests(spec, p->state); i++) {
        assert_true(i < MOST_TICKS);
        p->m->tick(spec, p->state, NULL);
    }
}

static void draw(ui *u, void *memory) {
    child *c = memory;
    pass_time(&c->game);
    view_in in = {.level = c->game.l,
                  .state = c->game.state,
                  .player_look = "mina",
                  .player_name = "Brave Otter"};
    if (play_done(&c->game)) {
        return;
    }
    if (c->helped) {
        assert_true(c->game.m->bot(c->game.l->spec, c->game.state, &in.hinted));
    }
    action out = {0};
    if (c->shown->frame(&in, c->memory, u, &out)) {
        assert_true(play_act(&c->game, out)); // a view never offers what is illegal
        c->actions++;
        if (!play_done(&c->game)) {
            c->shown->acted(&in, c->memory, u, out, &c->game.shown);
        }
        ui_dirty(u);
    }
}

static bool usable(const draw_item *it) {
    return it->id != 0 && it->role >= ROLE_BUTTON && !(it->flags & DRAW_DISABLED);
}

static bool inside(rectf r, float w, float h) {
    return r.x >= -0.5f && r.y >= -0.5f && r.x + r.w <= w + 0.5f && r.y + r.h <= h + 0.5f;
}

static bool overlap(rectf a, rectf b) {
    const float slack = 12; // what has the focus rises by 8
    return a.x + slack < b.x + b.w && b.x + slack < a.x + a.w && a.y + slack < b.y + b.h &&
           b.y + slack < a.y + a.h;
}

static void complain(const child *c, const char *what, const draw_item *it) {
    print_error("%s, %s at %.0f x %.0f, words %.2f: \"%s\" at %.0f,%.0f %.0fx%.0f\n", what,
                c->h.lang, (double)c->h.w, (double)c->h.h, (double)c->h.prefs.text_scale,
                it->label ? it->label : "", (double)it->at.x, (double)it->at.y, (double)it->at.w,
                (double)it->at.h);
}

// Large enough to hit, on the canvas, apart from each other; and no word leaves the canvas.
static void check_reach(const child *c) {
    const draw_list *l = c->h.list;
    bool good = true;
    for (size_t i = 0; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if (it->kind == DRAW_TEXT && it->run &&
            !inside((rectf){it->at.x, it->at.y, it->run->width, 1}, l->w, l->h)) {
            complain(c, it->run->text, it);
            good = false;
        }
        if (it->id == 0 || it->role < ROLE_BUTTON) {
            continue;
        }
        if (it->at.w < 63.5f || it->at.h < 63.5f || !inside(it->at, l->w, l->h)) {
            complain(c, "too small or outside", it);
            good = false;
        }
        for (size_t k = 0; k < i; k++) {
            const draw_item *other = &l->items[k];
            bool target = other->id != 0 && other->role >= ROLE_BUTTON;
            if (target && overlap(it->at, other->at)) {
                complain(c, "lies over another", it);
                complain(c, "which is", other);
                good = false;
            }
        }
    }
    assert_true(good);
}

// What somebody says lies beside heads, never over them.
static void check_heads(const child *c) {
    for (size_t i = 0; i < c->h.list->n; i++) {
        const draw_item *who = &c->h.list->items[i];
        if (who->kind != DRAW_PUPPET || strcmp(who->look, "pip") == 0) {
            continue;
        }
        rectf r = who->at;
        rectf head = {r.x + r.w * 0.35f, r.y + r.h * 0.2f, r.w * 0.3f, r.h * 0.2f};
        for (size_t k = i + 1; k < c->h.list->n; k++) {
            const draw_item *it = &c->h.list->items[k];
            rectf over = it->at;
            if (it->role == ROLE_SPEECH && over.x < head.x + head.w && head.x < over.x + over.w &&
                over.y < head.y + head.h && head.y < over.y + over.h) {
                complain(c, "words over a head", it);
                complain(c, "which is of", who);
                fail();
            }
        }
    }
}

static void settle(child *c) {
    for (int i = 0; i < SETTLE_FRAMES; i++) {
        frame(&c->h);
        if (ui_wake(c->h.u) != 0) { // people may breathe on
            return;
        }
    }
    fail_msg("the picture never comes to rest");
}

static void use(child *c, ui_id id) {
    for (int i = 0; i < UINT8_MAX && ui_focused(c->h.u) != id; i++) {
        c->h.in.tab = 1;
        frame(&c->h);
    }
    assert_int_equal(ui_focused(c->h.u), id);
    press_accept(&c->h);
    settle(c);
}

static const draw_item *find(const child *c, bool (*want)(const draw_item *)) {
    for (size_t i = 0; i < c->h.list->n; i++) {
        const draw_item *it = &c->h.list->items[i];
        if (usable(it) && want(it)) {
            return it;
        }
    }
    return NULL;
}

static bool glows(const draw_item *it) {
    return it->flags & DRAW_HINTED;
}

static bool leads_on(const draw_item *it) {
    return it->label &&
           (strcmp(it->label, "Go on") == 0 || strcmp(it->label, "Play the plan") == 0 ||
            strcmp(it->label, "Try that choice again") == 0);
}

static bool turns_page(const draw_item *it) {
    return it->label && strncmp(it->label, "More", 4) == 0;
}

static void open_child(child *c, const sample *s, uint64_t seed) {
    memset(c, 0, sizeof *c);
    play_load(&c->game, s->rules, s->yaml);
    play_start(&c->game, seed);
    c->shown = s->shown;
    assert_true(s->shown->memory <= sizeof c->memory);
    harness_open(&c->h, draw, c);
}

static void close_child(child *c) {
    harness_close(&c->h);
    play_end(&c->game);
}

// A child who presses what glows, or else what leads on.
static void play_helped(const sample *s, child *c) {
    c->helped = true;
    settle(c);
    for (int i = 0; !play_done(&c->game); i++) {
        if (i == MOST_PRESSES) {
            draw_print(c->h.list, false, stderr);
            fail_msg("%s: the end does not come nearer", s->name);
        }
        check_reach(c);
        check_heads(c);
        const draw_item *it = find(c, glows);
        it = it ? it : find(c, leads_on);
        it = it ? it : find(c, turns_page);
        if (!it) {
            draw_print(c->h.list, false, stderr);
            fail_msg("%s: nothing leads on", s->name);
        }
        use(c, it->id);
    }
}

static void every_size(const char *lang) {
    static const float scales[] = {1, 1.25f, 1.5f, 2};
    static const float canvases[][2] = {{1280, 720}, {1280, 960}, {1706, 720}};
    for (size_t i = 0; i < N_SAMPLES; i++) {
        for (size_t k = 0; k < sizeof scales / sizeof *scales; k++) {
            for (size_t n = 0; n < sizeof canvases / sizeof *canvases; n++) {
                child *c = malloc(sizeof *c);
                open_child(c, &samples[i], 3 + k);
                c->h.lang = lang;
                c->h.prefs.text_scale = scales[k];
                c->h.w = canvases[n][0];
                c->h.h = canvases[n][1];
                play_helped(&samples[i], c);
                close_child(c);
                free(c);
            }
        }
    }
}

static void by_keys_at_every_size(void **state) {
    (void)state;
    every_size("en");
}

static void by_keys_from_right_to_left(void **state) {
    (void)state;
    every_size("ar");
}

// A child who presses anything: what a view offers is legal, in reach, and never a dead end.
static void any_press_is_legal(void **state) {
    (void)state;
    for (size_t i = 0; i < N_SAMPLES; i++) {
        for (uint64_t seed = 1; seed <= 6; seed++) {
            child *c = malloc(sizeof *c);
            rng dice;
            rng_seed(&dice, seed);
            open_child(c, &samples[i], seed);
            c->h.prefs.reduced_motion = seed % 2 == 0;
            c->h.prefs.text_scale = seed % 3 == 0 ? 2 : 1;
            settle(c);
            for (int presses = 0; presses < 150 && !play_done(&c->game); presses++) {
                ui_id ids[64];
                uint32_t n = 0;
                check_reach(c);
                for (size_t k = 0; k < c->h.list->n && n < 64; k++) {
                    if (usable(&c->h.list->items[k])) {
                        ids[n++] = c->h.list->items[k].id;
                    }
                }
                assert_true(n > 0);
                use(c, ids[rng_below(&dice, n)]);
            }
            assert_true(c->actions > 1);
            if (!play_done(&c->game)) {
                play_helped(&samples[i], c);
            }
            close_child(c);
            free(c);
        }
    }
}

// Go on has the focus whenever something is to be read, so that one key reads on.
static void reasons_are_read_on_with_one_key(void **state) {
    (void)state;
    for (size_t i = 0; i < N_SAMPLES; i++) {
        child *c = malloc(sizeof *c);
        open_child(c, &samples[i], 5);
        c->helped = true;
        settle(c);
        for (int k = 0; k < MOST_PRESSES && !play_done(&c->game); k++) {
            const draw_item *it = find(c, leads_on);
            if (it) {
                assert_int_equal(ui_focused(c->h.u), it->id);
            }
            it = find(c, glows) ? find(c, glows) : it;
            use(c, it->id);
        }
        assert_true(play_done(&c->game));
        close_child(c);
        free(c);
    }
}

static bool shows(const child *c, const char *word) {
    for (size_t i = 0; i < c->h.list->n; i++) {
        const draw_item *it = &c->h.list->items[i];
        if (it->kind == DRAW_TEXT && it->run && strstr(it->run->text, word)) {
            return true;
        }
    }
    return false;
}

static bool reads_on(const draw_item *it) {
    return it->label && strcmp(it->label, "Read on") == 0;
}

// At their own size the words of a thing stand together, without a page to turn.
static void plain_words_need_no_page(void **state) {
    (void)state;
    child *c = malloc(sizeof *c);
    open_child(c, &samples[2], 2);
    settle(c);
    assert_null(find(c, reads_on));
    assert_true(shows(c, "sender") && shows(c, "somebody") && shows(c, "breath"));
    close_child(c);
    free(c);
}

// Leave, block and tell say what they are, at every size of words.
static void ways_out_of_a_chat_are_in_words(void **state) {
    (void)state;
    static const float scales[] = {1, 1.5f, 2};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        child *c = malloc(sizeof *c);
        open_child(c, &samples[1], 2);
        c->h.prefs.text_scale = scales[i];
        settle(c);
        assert_true(shows(c, "Leave the chat") && shows(c, "Block") && shows(c, "Tell somebody"));
        close_child(c);
        free(c);
    }
}

// Words that do not fit are read page by page, from their beginning to their end.
static void large_words_are_shown_whole(void **state) {
    (void)state;
    static const struct {
        int sample;
        const char *words[3];
        bool (*turn)(const draw_item *);
    } cases[] = {
        {0, {"This", "night.", "breath"}, leads_on},
        {2, {"Who", "somebody", "breath"}, reads_on},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        child *c = malloc(sizeof *c);
        open_child(c, &samples[cases[i].sample], 2);
        c->h.prefs.text_scale = 2;
        settle(c);
        assert_true(shows(c, cases[i].words[0]));
        bool seen[3] = {false};
        for (int turns = 0; turns < 12 && c->actions == 0; turns++) {
            for (int k = 0; k < 3; k++) {
                seen[k] = seen[k] || shows(c, cases[i].words[k]);
            }
            assert_non_null(find(c, cases[i].turn));
            use(c, find(c, cases[i].turn)->id);
        }
        assert_true(seen[0] && seen[1] && seen[2]);
        close_child(c);
        free(c);
    }
}

// The stage's words go on by a press anywhere on their card.
static void a_press_on_the_words_goes_on(void **state) {
    (void)state;
    child *c = malloc(sizeof *c);
    open_child(c, &samples[0], 1);
    settle(c);
    size_t before = c->actions;
    for (int i = 0; i < 3 && c->actions == before; i++) { // the words may have another page
        click(&c->h, 640, 110);
        settle(c);
    }
    assert_int_equal(c->actions, before + 1);
    close_child(c);
    free(c);
}

int main(void) {
    paragraph_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_keys_at_every_size),
        cmocka_unit_test(by_keys_from_right_to_left),
        cmocka_unit_test(any_press_is_legal),
        cmocka_unit_test(reasons_are_read_on_with_one_key),
        cmocka_unit_test(plain_words_need_no_page),
        cmocka_unit_test(ways_out_of_a_chat_are_in_words),
        cmocka_unit_test(large_words_are_shown_whole),
        cmocka_unit_test(a_press_on_the_words_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
