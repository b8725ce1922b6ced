#include <string.h>
#include <vorbis/vorbisfile.h>

#include "platform/music.h"

typedef struct {
    const unsigned char *bytes;
    size_t n, at;
} reader;

static size_t read_memory(void *to, size_t size, size_t count, void *source) {
    reader *r = source;
    size_t left = r->n - r->at, got = size > 0 && count > 0 ? size * count : 0;
    got = got < left ? got : left;
    memcpy(to, r->bytes + r->at, got);
    r->at += got;
    return size > 0 ? got / size : 0;
}

static int seek_memory(void *source, ogg_int64_t offset, int whence) {
    reader *r = source;
    size_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? r->at : r->n;
    ogg_int64_t to = (ogg_int64_t)from + offset;
    if (to < 0 || (uint64_t)to > r->n) {
        return -1;
    }
    r->at = (size_t)to;
    return 0;
}

static long tell_memory(void *source) {
    return (long)((const reader *)source)->at;
}

// Decodes everything, but no more than may be there.
static bool whole(OggVorbis_File *file) {
    enum { BLOCK = 4096 };
    char block[BLOCK];
    const long most = 2L * (long)sizeof(int16_t) * MUSIC_RATE * MUSIC_MAX_SECONDS;
    long all = 0;
    for (int section = 0; all <= most;) {
        long got = ov_read(file, block, sizeof block, 0, sizeof(int16_t), 1, &section);
        if (got <= 0) {
            return got == 0 && all > 0;
        }
        all += got;
        const vorbis_info *info = ov_info(file, section);
        if (!info || info->rate != MUSIC_RATE || info->channels != 2) {
            return false;
        }
    }
    return false;
}

bool music_rings(const void *bytes, size_t n, const char **why) {
    reader r = {bytes, n, 0};
    OggVorbis_File file;
    *why = "this is no Ogg Vorbis file";
    if (ov_open_callbacks(&r, &file, NULL, 0,
                          (ov_callbacks){read_memory, seek_memory, NULL, tell_memory}) != 0) {
        return false;
    }
    const vorbis_info *info = ov_info(&file, -1);
    bool ok = false;
    if (!info || info->rate != MUSIC_RATE || info->channels != 2) {
        *why = "music has two channels at 32000 Hz";
    } else if (ov_pcm_total(&file, -1) > (ogg_int64_t)MUSIC_RATE * MUSIC_MAX_SECONDS) {
        *why = "music is three minutes long at most";
    } else {
        *why = "this music is damaged";
        ok = whole(&file);
    }
    ov_clear(&file);
    return ok;
}
