// game.h - What all screens share: course, store, player, settings, the level being played, and the
// stack. Owned by app/. Refuses to reach the platform but through the functions it was handed.
#ifndef BB_SCREENS_GAME_H
#define BB_SCREENS_GAME_H

#include "content/art.h"
#include "content/course.h"
#include "i18n/language.h"
#include "packs/shelf.h"
#include "play/session.h"
#include "play/view.h"
#include "progress/store.h"
#include "screens/screen.h"
#include "screens/setting.h"

enum { GAME_MAX_DEPTH = 8, GAME_MAX_LEVELS = 4096 };

typedef enum {
    VOICE_READY,
    VOICE_SPEAKS,
    VOICE_MISSING, // nothing here can speak
    VOICE_NO_SOUND,
    VOICE_TURNED_OFF,
    VOICE_FAILED // in this language, the last time it was asked
} voice_state;

// What the platform does for screens. Headless runs hand down functions that do nothing.
typedef struct {
    void *ctx;
    uint64_t (*now_ms)(void *ctx);               // monotonic
    int64_t (*today)(void *ctx);                 // seconds since 1970
    uint64_t (*seed)(void *ctx);                 // for a new session; fixed in headless runs
    void (*apply)(void *ctx, const settings *s); // volumes, full screen, language of fonts
    void (*quit)(void *ctx);                     // NULL: there is no way out (kiosk)
    FILE *(*export_file)(void *ctx, const char *name, char *path,
                         size_t cap); // NULL: no place to write
    voice_state (*voice)(void *ctx);
    const char *(*key_name)(void *ctx, int32_t key); // "" for none
    void (*ask_file)(void *ctx); // lets somebody choose one for game_bring; NULL: no way to
    // The accepted files of a pack, in the arena; NULL: refused, and why is in out. Itself NULL:
    // packs are neither added nor removed here.
    pack_files *(*pack_take)(void *ctx, const char *path, arena *a, const pack_head **head,
                             diag_list *out);
    // Packs that lie where downloads and memory sticks are, newest first.
    size_t (*packs_found)(void *ctx, const char **paths, size_t max, arena *a);
} game_host;

typedef struct { // who is being made or changed: what the screens who and portrait hand each other
    int64_t id;  // 0: somebody new
    char name[STORE_NAME_MAX];
    char look[STORE_LOOK_MAX]; // a line of the puppet kit
} player_draft;

typedef struct {      // what came of a player's file, until it has been said
    bool any, begins; // begins: it begins as such a file does
    store_import how;
    char file[80], name[STORE_NAME_MAX]; // without folders; of the player
} player_brought;

typedef struct {   // a play under way
    arena *memory; // of the level
    level *level;
    const view *view;
    void *view_memory;
    session *session;
    int64_t row;                   // the store's session
    int course_level;              // index in the course, -1: a file of its own
    const char *path;              // of the level
    const char *key;               // under which the store keeps it
    const pack *from;              // it comes from this pack; NULL: from the course, or a file
    catalogue *words, *past_words; // the pack's, for this language and the one before
    const char *music;             // the pack's own; NULL: that of the quarter
    int rung;                      // of the hint ladder, for what stands before the child now
    uint64_t shown_ms;             // when it was first shown
    bool answered; // the last action was a decision: what stands there now is its reason
    bool finished; // the level is done and the store knows it
} game_play;

typedef struct {         // a level that somebody is writing, and plays meanwhile
    const char *path;    // NULL: nobody is
    art_names art;       // pictures that it may name
    diag_list *problems; // of its last reading; owned
} game_trial;

typedef struct {
    arena *memory;
    pack *const *packs; // by title
    catalogue **words;  // of each, for the language it is shown in; NULL: as written
    size_t n;
} game_packs;

typedef struct {        // levels from elsewhere
    const char *dir;    // where packs lie; NULL: nowhere
    game_packs now;     // as they were when a screen last looked
    game_packs past;    // what the last frame may still show
    char open[48];      // id of the pack whose levels are looked at; "": none
    char dropped[1024]; // a file that somebody let fall onto the window; "": none
} game_shelf;

typedef enum { CHANGE_PUSH, CHANGE_POP, CHANGE_REPLACE, CHANGE_HOME } stack_change;

struct game {
    game_host host;
    const mechanic_entry *mechanics; // ends with rules NULL
    mechanic_list rules;
    arena *memory; // of the app
    course *course;
    store *store;
    store_status store_status;
    catalogue *catalogue;      // NULL: English
    catalogue *past_catalogue; // this frame may still show words of it; closed with the next
    const char *lang_dir;      // CODE.mo files
    settings settings;
    settings kept;                      // as the store has them, or as wished: not to be stored
    setting_wish wishes[SETTING_COUNT]; // set before game_settings_load
    const course_scene *scene;          // being told; NULL: the one that fits who plays
    player player;                      // id 0: nobody yet
    bool alone;                         // nobody else plays here: who it is is not asked
    player_draft draft;
    player_brought brought;
    bool *done;   // per course level, of this player
    int just_lit; // course level whose lamp catches when the bay is next seen; -1
    game_play play;
    game_trial trial;
    game_shelf shelf;
    struct {
        const screen *screen;
        void *memory;
    } stack[GAME_MAX_DEPTH];
    int depth;
    struct {
        stack_change what;
        const screen *screen;
    } changes[GAME_MAX_DEPTH]; // asked for in this frame
    int n_changes;
    bool in_frame;
    bool read_asked; // aloud, by the last that was pressed
    bool trouble;    // the store refused a write: said on screen before the next frame
    bool told;       // ... which is done once a run
};

// The stack. What changes takes effect after the present frame; outside a frame, at once. A push on
// a full stack is passed over.
void game_push(game *g, const screen *s);
void game_pop(game *g);
void game_replace(game *g, const screen *s);
void game_home(game *g, const screen *s); // empties the stack down to s

void game_frame(game *g, ui *u); // draws the top screen, then changes the stack as it asked
void game_close(game *g);        // leaves every screen, ends the play, closes the store

bool game_choose_player(game *g, int64_t id); // loads what is done; false: gone. 0: nobody
void game_portrait(game *g, const player *p); // somebody's portrait; NULL: of somebody new
// bring.c: takes in a player's file and says what came of it. Passed over where only one plays.
void game_bring(game *g, const char *path);
const char *game_brought_words(const game *g, ui *u);
void game_tell(game *g, const course_scene *s); // over the present screen; an empty one is passed
course_step game_next(game *g);                 // what is next for this player; asks the store
bool game_start_level(game *g, int at, uint64_t seed); // false: the level does not load
bool game_start_file(game *g, const char *path, uint64_t seed, diag_list *out);
// game_packs.c. Reads again which packs there are; what was read the time before last is gone then.
void game_shelf_read(game *g);
bool game_shelf_any(const game *g);                     // reads no file
bool game_pack_done(game *g, const pack *p, size_t at); // the player has done that level of it
bool game_pack_open(game *g, const pack *p, size_t at); // ... or may play it now
bool game_start_pack(game *g, const pack *p, size_t at, uint64_t seed);
void game_shelf_close(game *g);
// A file with a pack was dropped on the window: what becomes of it is said by screen_packs.
void game_bring_pack(game *g, const char *path);
// The same level from its beginning, with new chances. False: it does not load any more.
bool game_start_again(game *g);
// The same file, which has changed, with what was done so far done again. False: that is no longer
// possible; nothing is under way then.
bool game_resume_file(game *g, diag_list *out);
void game_translate_play(game *g); // into the reader's language; nothing under way: does nothing
void game_end_level(game *g);      // nothing under way: does nothing
// trial.c: plays the file at path (kept, not copied) for nobody, so that nothing is stored. What is
// wrong with it is shown in its place. False: no memory.
bool game_try(game *g, const char *path);
// The file has changed: the play goes on where it was if it can, or else begins again; or what is
// wrong is shown until the next change.
void game_try_again(game *g);
// Where leaving a play leads to: the bay, or what is to be said about the trial.
const screen *game_base(const game *g);
// Through the session, then the store. The action that finishes the level lights its lamp at once,
// so that no kill can take it back. What it took of help and time goes with the evidence; both
// begin anew after a decision.
bool game_act(game *g, action a, evidence_list *shown);
// 1/60 s of a play that runs; the same, for what comes without an action.
void game_tick(game *g);
// Re-translates course and level at once. False: not a language of ours. Without a catalogue on
// disk the words stay English.
bool game_language(game *g, const char *code);
// What the top screen is laid out in: the reader's language, but that of its source while a level
// is played that has no translation. Words of the interface stay the reader's.
const language *game_spoken(const game *g);
// What was wished for a run counts before what a player chose, and that before what a file says;
// where it is locked the wish alone counts.
void game_settings_load(game *g);
void game_settings_save(game *g); // those that a player has changed; and applies them all
ui_prefs game_prefs(const game *g);

#endif
