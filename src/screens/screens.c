// The one list of screens. A new screen is a file and a line.
#include "core/str.h"
#include "screens/screen.h"

const screen *const screen_list[] = {
    &screen_title,  &screen_who,       &screen_portrait, &screen_bay,    &screen_play,
    &screen_result, &screen_settings,  &screen_keys,     &screen_notice, &screen_trial,
    &screen_scene,  &screen_elsewhere, &screen_packs,    NULL,
};

const screen *screen_find(const char *name) {
    for (size_t i = 0; screen_list[i]; i++) {
        if (str_eq(screen_list[i]->name, name)) {
            return screen_list[i];
        }
    }
    return NULL;
}
