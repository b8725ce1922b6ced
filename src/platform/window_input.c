#include "platform/window_state.h"

#include <string.h>

enum { STICK_DEAD = 16000, STICK_FIRST_MS = 400, STICK_NEXT_MS = 180, STICK_POLL_MS = 20 };

static void point(window *w, ui_input *in, float x, float y) {
    float density = window_density(w);
    float scale = w->scale > 0 ? w->scale : 1.0f;
    in->pointer = true;
    in->x = x * density / scale;
    in->y = y * density / scale;
}

static key_action built_in(SDL_Keycode code, bool typing) {
    switch (code) {
    case SDLK_LEFT: return KEY_LEFT;
    case SDLK_RIGHT: return KEY_RIGHT;
    case SDLK_UP: return KEY_UP;
    case SDLK_DOWN: return KEY_DOWN;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return KEY_ACCEPT;
    case SDLK_AC_BACK:
    case SDLK_ESCAPE: return KEY_BACK;
    case SDLK_F1: return KEY_HINT;
    case SDLK_F2: return KEY_READ;
    case SDLK_SPACE: return typing ? KEY_ACTIONS : KEY_ACCEPT;
    case SDLK_h: return typing ? KEY_ACTIONS : KEY_HINT;
    case SDLK_r: return typing ? KEY_ACTIONS : KEY_READ;
    default: return KEY_ACTIONS;
    }
}

// A key that writes a letter writes it where somebody types, whatever else it was chosen for.
static key_action action_of(const window *w, SDL_Keycode code) {
    bool letter = code >= SDLK_SPACE && !(code & SDLK_SCANCODE_MASK) && code != SDLK_DELETE;
    for (int i = 0; i < KEY_ACTIONS && !(w->typing && letter); i++) {
        if (w->keys.own[i] == code) {
            return (key_action)i;
        }
    }
    return built_in(code, w->typing);
}

// What always works, so that whoever chooses keys can get out and undo it.
static bool can_be_chosen(SDL_Keycode code) {
    key_action own = built_in(code, true);
    return code != SDLK_TAB && (own == KEY_ACTIONS || own == KEY_HINT || own == KEY_READ);
}

static bool act_on(key_action a, bool again, ui_input *in) {
    switch (a) {
    case KEY_LEFT: in->dx = -1; return true;
    case KEY_RIGHT: in->dx = 1; return true;
    case KEY_UP: in->dy = -1; return true;
    case KEY_DOWN: in->dy = 1; return true;
    case KEY_ACCEPT: in->accept = !again; break;
    case KEY_BACK: in->back = !again; break;
    case KEY_HINT: in->hint = !again; break;
    case KEY_READ: in->read = !again; break;
    case KEY_ACTIONS: return false;
    }
    return !again;
}

static void hold(window *w, key_action a, bool down) {
    if (a != KEY_ACTIONS) {
        w->held = down ? w->held | 1u << a : w->held & ~(1u << a);
    }
}

static bool key(window *w, const SDL_KeyboardEvent *k, ui_input *in) {
    SDL_Keycode code = k->keysym.sym;
    bool again = k->repeat != 0;
    bool enter = code == SDLK_RETURN || code == SDLK_KP_ENTER;
    if (w->kiosk && window_chord_pressed(&w->way_out, &k->keysym)) {
        w->leaves = true;
        return true;
    }
    if (w->kiosk && (code == SDLK_F11 || code == SDLK_F12 || (enter && k->keysym.mod & KMOD_ALT))) {
        return false; // neither another size nor a file
    }
    if (code == SDLK_F11 || (enter && (k->keysym.mod & KMOD_ALT) != 0)) {
        if (!again) {
            window_fullscreen(w, !window_is_fullscreen(w));
        }
        return false;
    }
    if (code == SDLK_F12) {
        w->picture = !again;
        return !again;
    }
    if (w->choosing_key && can_be_chosen(code)) {
        in->key = again ? 0 : code;
        return !again;
    }
    if (code == SDLK_TAB) {
        in->tab = (k->keysym.mod & KMOD_SHIFT) != 0 ? -1 : 1;
        return true;
    }
    if (code == SDLK_BACKSPACE && w->typing) {
        in->erase = 1;
        return true;
    }
    hold(w, action_of(w, code), true);
    return act_on(action_of(w, code), again, in);
}

static key_action held_by(Uint8 button) {
    switch (button) {
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT: return KEY_LEFT;
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT: return KEY_RIGHT;
    case SDL_CONTROLLER_BUTTON_DPAD_UP: return KEY_UP;
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN: return KEY_DOWN;
    case SDL_CONTROLLER_BUTTON_A: return KEY_ACCEPT;
    default: return KEY_ACTIONS;
    }
}

static bool pad_button(const SDL_ControllerButtonEvent *b, ui_input *in) {
    switch (b->button) {
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT: in->dx = -1; return true;
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT: in->dx = 1; return true;
    case SDL_CONTROLLER_BUTTON_DPAD_UP: in->dy = -1; return true;
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN: in->dy = 1; return true;
    case SDL_CONTROLLER_BUTTON_A:
    case SDL_CONTROLLER_BUTTON_START: in->accept = true; return true;
    case SDL_CONTROLLER_BUTTON_B:
    case SDL_CONTROLLER_BUTTON_BACK: in->back = true; return true;
    case SDL_CONTROLLER_BUTTON_X: in->read = true; return true;
    case SDL_CONTROLLER_BUTTON_Y: in->hint = true; return true;
    case SDL_CONTROLLER_BUTTON_LEFTSHOULDER: in->tab = -1; return true;
    case SDL_CONTROLLER_BUTTON_RIGHTSHOULDER: in->tab = 1; return true;
    default: return false;
    }
}

static bool pad_stick(window *w, const SDL_ControllerAxisEvent *a, ui_input *in) {
    int lean = a->value > STICK_DEAD ? 1 : a->value < -STICK_DEAD ? -1 : 0;
    int *held = NULL;
    if (a->axis == SDL_CONTROLLER_AXIS_LEFTX) {
        held = &w->stick_x;
    } else if (a->axis == SDL_CONTROLLER_AXIS_LEFTY) {
        held = &w->stick_y;
    }
    if (!held || *held == lean) {
        return false;
    }
    *held = lean;
    hold(w, held == &w->stick_x ? KEY_LEFT : KEY_UP, lean < 0);
    hold(w, held == &w->stick_x ? KEY_RIGHT : KEY_DOWN, lean > 0);
    w->stick_next_ms = w->stick_x || w->stick_y ? window_now() + STICK_FIRST_MS : 0;
    if (lean == 0) {
        return false;
    }
    in->dx = held == &w->stick_x ? lean : 0;
    in->dy = held == &w->stick_y ? lean : 0;
    return true;
}

void window_stick(window *w, ui_input *in) {
    if (w->stick_next_ms != 0 && window_now() >= w->stick_next_ms) {
        in->dx = w->stick_x;
        in->dy = w->stick_y;
        w->stick_next_ms = window_now() + STICK_NEXT_MS;
    }
}

static void pad_added(window *w, int device) {
    for (int i = 0; i < WINDOW_MAX_PADS; i++) {
        if (!w->pads[i]) {
            w->pads[i] = SDL_GameControllerOpen(device);
            return;
        }
    }
}

static void pad_removed(window *w, SDL_JoystickID id) {
    for (int i = 0; i < WINDOW_MAX_PADS; i++) {
        if (w->pads[i] && SDL_JoystickInstanceID(SDL_GameControllerGetJoystick(w->pads[i])) == id) {
            SDL_GameControllerClose(w->pads[i]);
            w->pads[i] = NULL;
            w->stick_x = w->stick_y = 0;
            w->stick_next_ms = 0;
            w->held = 0;
        }
    }
}

// Where something is down, for what is held; a finger beyond the second is passed over.
static void press(window *w, bool mouse, SDL_FingerID id, bool down, bool up, const ui_input *at) {
    int free = -1;
    for (int i = UI_TOUCHES - 1; i >= 0; i--) {
        bool same = w->touch[i].down && w->touch[i].mouse == mouse && w->touch[i].id == id;
        if (same) {
            w->touch[i].down = !up;
            w->touch[i].x = at->x;
            w->touch[i].y = at->y;
            return;
        }
        free = w->touch[i].down ? free : i;
    }
    if (down && free >= 0) {
        w->touch[free].down = true;
        w->touch[free].mouse = mouse;
        w->touch[free].id = id;
        w->touch[free].x = at->x;
        w->touch[free].y = at->y;
    }
}

static bool touch(window *w, const SDL_TouchFingerEvent *f, ui_input *in) {
    int pw = 0;
    int ph = 0;
    SDL_GetWindowSize(w->handle, &pw, &ph);
    ui_input at = {0};
    point(w, &at, f->x * (float)pw, f->y * (float)ph);
    press(w, false, f->fingerId, f->type == SDL_FINGERDOWN, f->type == SDL_FINGERUP, &at);
    if (f->type == SDL_FINGERDOWN && !w->touching) {
        w->touching = true;
        w->finger = f->fingerId;
    } else if (!w->touching || f->fingerId != w->finger) {
        return false; // a second finger presses nothing: it may be a hand resting on the screen
    }
    point(w, in, f->x * (float)pw, f->y * (float)ph);
    if (f->type == SDL_FINGERDOWN) {
        in->down = true;
    } else if (f->type == SDL_FINGERUP) {
        in->up = true;
        w->touching = false;
    }
    return f->type != SDL_FINGERMOTION;
}

static void window_changed(window *w, const SDL_WindowEvent *e) {
    switch (e->event) {
    case SDL_WINDOWEVENT_EXPOSED: window_again(w); break;
    case SDL_WINDOWEVENT_SIZE_CHANGED: w->fresh = true; break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
    case SDL_WINDOWEVENT_MINIMIZED:
        w->paused = true;
        w->held = 0;
        memset(w->touch, 0, sizeof w->touch);
        break;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
    case SDL_WINDOWEVENT_RESTORED: w->paused = false; break;
    default: break;
    }
}

bool window_event(window *w, const SDL_Event *e, ui_input *in) {
    switch (e->type) {
    case SDL_KEYDOWN: return key(w, &e->key, in);
    case SDL_KEYUP: hold(w, action_of(w, e->key.keysym.sym), false); return false;
    case SDL_TEXTINPUT:
        if (!w->typing) {
            return false;
        }
        SDL_strlcpy(w->text, e->text.text, sizeof w->text);
        in->text = w->text;
        return true;
    case SDL_MOUSEMOTION:
        point(w, in, (float)e->motion.x, (float)e->motion.y);
        press(w, true, 0, false, false, in);
        return false;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (e->button.button == SDL_BUTTON_X1 && e->type == SDL_MOUSEBUTTONDOWN) {
            in->back = true;
            return true;
        }
        if (e->button.button != SDL_BUTTON_LEFT) {
            return false;
        }
        point(w, in, (float)e->button.x, (float)e->button.y);
        in->down = e->type == SDL_MOUSEBUTTONDOWN;
        in->up = !in->down;
        press(w, true, 0, in->down, in->up, in);
        return true;
    case SDL_MOUSEWHEEL: in->wheel += e->wheel.preciseY; return false;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: return touch(w, &e->tfinger, in);
    case SDL_CONTROLLERDEVICEADDED: pad_added(w, e->cdevice.which); return false;
    case SDL_CONTROLLERDEVICEREMOVED: pad_removed(w, e->cdevice.which); return false;
    case SDL_CONTROLLERBUTTONDOWN:
        hold(w, held_by(e->cbutton.button), true);
        return pad_button(&e->cbutton, in);
    case SDL_CONTROLLERBUTTONUP: hold(w, held_by(e->cbutton.button), false); return false;
    case SDL_CONTROLLERAXISMOTION: return pad_stick(w, &e->caxis, in);
    case SDL_DROPFILE:
        SDL_strlcpy(w->file, e->drop.file, sizeof w->file);
        SDL_free(e->drop.file);
        return true;
    case SDL_WINDOWEVENT: window_changed(w, &e->window); return false;
    case SDL_USEREVENT: // see window_tell
        in->focus = (ui_id)e->user.code;
        in->accept = e->user.data1 != NULL;
        return true;
    default: return false;
    }
}

window_state window_input(window *w, int wait_ms, ui_input *in, bool *picture) {
    *in = (ui_input){0};
    w->picture = false;
    w->file[0] = '\0';
    SDL_Event e;
    if (w->stick_next_ms != 0 && (wait_ms < 0 || wait_ms > STICK_POLL_MS)) {
        wait_ms = STICK_POLL_MS;
    }
    window_found found = window_next(w, wait_ms, &e);
    if (found == WINDOW_LATER) {
        return WINDOW_WAITS;
    }
    bool got = found == WINDOW_EVENT;
    bool quit = false;
    while (got) {
        quit = quit || e.type == SDL_QUIT;
        if (window_event(w, &e, in)) {
            break;
        }
        got = SDL_PollEvent(&e);
    }
    window_stick(w, in);
    in->now_ms = window_now();
    in->held = w->held;
    in->away = w->paused;
    for (int i = 0; i < UI_TOUCHES; i++) {
        if (w->touch[i].down) {
            in->touch[in->n_touch].x = w->touch[i].x;
            in->touch[in->n_touch++].y = w->touch[i].y;
        }
    }
    *picture = w->picture;
    return quit || w->leaves ? WINDOW_QUIT : w->paused ? WINDOW_PAUSED : WINDOW_RUNS;
}

const char *window_file(window *w) {
    return w->file[0] ? w->file : NULL;
}

bool window_pending(window *w) {
    return w->stick_next_ms != 0 || SDL_PollEvent(NULL);
}
