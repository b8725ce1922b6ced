#include "app/pack_desk.h"

#include "core/file.h"
#include "packs/pack_zip.h"
#include "platform/music.h"
#include "platform/svg.h"

bool pack_desk_open(pack_desk *d, const char *assets, mechanic_list m, fonts *f, arena *a,
                    diag_list *out) {
    *d = (pack_desk){.rules = {.mechanics = m,
                               .art = &d->art,
                               .game = BAY_VERSION,
                               .draws = svg_draws,
                               .rings = music_rings}};
    if (f) {
        paragraph_init();
        d->meter = fonts_meter(f);
        d->rules.meter = &d->meter;
    }
    return art_names_load(&d->art, assets, a, out);
}

pack_files *pack_desk_take(const pack_desk *d, const char *path, arena *a, const pack_head **head,
                           diag_list *out) {
    *head = NULL;
    if (file_is_dir(path)) {
        pack_files *f = pack_files_read_folder(path, a, out);
        *head = f ? pack_check(f, &d->rules, a, out, NULL) : NULL;
        return *head ? f : NULL;
    }
    char *bytes;
    size_t n;
    file_status status = file_read(path, PACK_MAX_BYTES, a, &bytes, &n);
    if (status != FILE_OK) {
        diag_add(out, DIAG_ERROR, (srcpos){path, 0, 0}, "file", "it %s", file_status_text(status));
        return NULL;
    }
    return pack_accept(path, bytes, n, &d->rules, a, head, out);
}
