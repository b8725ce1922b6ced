// The band: it loops without a seam, thins to one channel, fades from theme to theme, and is silent
// at volume 0. Themes are made here: a sine on the left channel, another on the right.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <vorbis/vorbisenc.h>

#include "core/file.h"
#include "platform/music.h"

enum { SECOND = MUSIC_RATE, LEFT_HZ = 250, RIGHT_HZ = 1000 };
static const double TURN = 6.283185307179586;
static char dir[] = "/tmp/bay-music-XXXXXX";

static void write_page(FILE *f, const ogg_page *p) {
    fwrite(p->header, 1, (size_t)p->header_len, f);
    fwrite(p->body, 1, (size_t)p->body_len, f);
}

static void drain(vorbis_dsp_state *v, vorbis_block *b, ogg_stream_state *o, FILE *f) {
    ogg_packet packet;
    ogg_page page;
    while (vorbis_analysis_blockout(v, b) == 1) {
        vorbis_analysis(b, NULL);
        vorbis_bitrate_addblock(b);
        while (vorbis_bitrate_flushpacket(v, &packet)) {
            ogg_stream_packetin(o, &packet);
            while (ogg_stream_pageout(o, &page)) {
                write_page(f, &page);
            }
        }
    }
}

// One second: whole turns of both sines, so that the loop has no seam of its own.
static void make_theme(const char *name, int rate, int channels, double left, double right) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s.ogg", dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    vorbis_info info;
    vorbis_comment comment;
    vorbis_dsp_state v;
    vorbis_block block;
    ogg_stream_state stream;
    ogg_packet head[3];
    ogg_page page;
    vorbis_info_init(&info);
    assert_int_equal(vorbis_encode_init_vbr(&info, channels, rate, 0.5f), 0);
    vorbis_comment_init(&comment);
    vorbis_analysis_init(&v, &info);
    vorbis_block_init(&v, &block);
    ogg_stream_init(&stream, 1);
    vorbis_analysis_headerout(&v, &comment, &head[0], &head[1], &head[2]);
    for (int i = 0; i < 3; i++) {
        ogg_stream_packetin(&stream, &head[i]);
    }
    while (ogg_stream_flush(&stream, &page)) {
        write_page(f, &page);
    }
    float **into = vorbis_analysis_buffer(&v, rate);
    for (int i = 0; i < rate; i++) {
        for (int c = 0; c < channels; c++) {
            double hz = c == 0 ? LEFT_HZ : RIGHT_HZ;
            into[c][i] = (float)((c == 0 ? left : right) * sin(TURN * hz * i / rate));
        }
    }
    vorbis_analysis_wrote(&v, rate);
    drain(&v, &block, &stream, f);
    vorbis_analysis_wrote(&v, 0);
    drain(&v, &block, &stream, f);
    while (ogg_stream_flush(&stream, &page)) {
        write_page(f, &page);
    }
    ogg_stream_clear(&stream);
    vorbis_block_clear(&block);
    vorbis_dsp_clear(&v);
    vorbis_comment_clear(&comment);
    vorbis_info_clear(&info);
    fclose(f);
}

static int make_folder(void **state) {
    (void)state;
    if (!mkdtemp(dir)) {
        return -1;
    }
    make_theme("one", MUSIC_RATE, 2, 0.3, 0.3);
    make_theme("two", MUSIC_RATE, 2, 0.3, 0.3);
    make_theme("rate", 44100, 2, 0.3, 0.3);
    make_theme("mono", MUSIC_RATE, 1, 0.3, 0);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const names[] = {"one", "two", "rate", "mono", "torn"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s.ogg", dir, names[i]);
        unlink(path);
    }
    return rmdir(dir);
}

static music *open_full(void) {
    music *m = music_create(dir);
    assert_non_null(m);
    music_volume(m, MUSIC_FULL);
    return m;
}

static void hear(music *m, int16_t *out, int frames) {
    for (int at = 0; at < frames; at += 700) { // no divisor of anything
        music_mix(m, out + 2 * at, frames - at < 700 ? frames - at : 700);
    }
}

// How much of a frequency is in the left of n frames: 0..1 of full scale.
static double share(const int16_t *s, int n, double hz) {
    double a = 0, b = 0;
    for (int i = 0; i < n; i++) {
        a += s[2 * i] / 32767.0 * sin(TURN * hz * i / MUSIC_RATE);
        b += s[2 * i] / 32767.0 * cos(TURN * hz * i / MUSIC_RATE);
    }
    return 2 * sqrt(a * a + b * b) / n;
}

static double loudest(const int16_t *s, int n) {
    int most = 0;
    for (int i = 0; i < 2 * n; i++) {
        most = abs(s[i]) > most ? abs(s[i]) : most;
    }
    return most / 32767.0;
}

// The steepest step between two samples in a row.
static int steepest(const int16_t *s, int from, int to) {
    int most = 0;
    for (int i = from; i + 1 < to; i++) {
        int step = abs(s[2 * (i + 1)] - s[2 * i]);
        most = step > most ? step : most;
    }
    return most;
}

static void loops_without_a_seam(void **state) {
    (void)state;
    static int16_t out[2 * 5 * SECOND];
    music *m = open_full();
    music_play(m, "one");
    hear(m, out, 5 * SECOND);
    int within = steepest(out, SECOND + SECOND / 4, 2 * SECOND - SECOND / 4);
    for (int s = 2; s < 5; s++) { // around each return to the beginning
        int at = s * SECOND;
        assert_in_range(steepest(out, at - 400, at + 400), 0, within + within / 8);
        assert_true(loudest(out + 2 * (at - 200), 400) > 0.2);
    }
    music_destroy(m);
}

static void thins_to_the_left_channel(void **state) {
    (void)state;
    static int16_t out[2 * SECOND];
    music *m = open_full();
    music_play(m, "one");
    hear(m, out, SECOND);
    hear(m, out, SECOND);
    assert_true(share(out, SECOND, LEFT_HZ) > 0.15);
    assert_true(share(out, SECOND, RIGHT_HZ) > 0.15);
    music_thin(m, true);
    hear(m, out, SECOND);
    assert_true(steepest(out, 0, SECOND) < 4000); // it walks there
    hear(m, out, SECOND);
    assert_true(share(out, SECOND, LEFT_HZ) > 0.15);
    assert_true(share(out, SECOND, RIGHT_HZ) < 0.01);
    music_thin(m, false);
    hear(m, out, SECOND);
    hear(m, out, SECOND);
    assert_true(share(out, SECOND, RIGHT_HZ) > 0.15);
    music_destroy(m);
}

static void another_theme_fades_in(void **state) {
    (void)state;
    enum { TOP = MUSIC_RATE / LEFT_HZ / 4 }; // of a wave, where a cut would be heard
    static int16_t out[2 * 3 * SECOND];
    music *m = open_full();
    music_play(m, "one");
    hear(m, out, SECOND + TOP);
    int before = steepest(out, SECOND / 2, SECOND);
    music_play(m, "two");
    music_play(m, "two"); // asked for in every frame
    hear(m, out + 2 * (SECOND + TOP), 2 * SECOND - TOP);
    assert_in_range(steepest(out, SECOND, 3 * SECOND), 1, before * 2);
    assert_true(loudest(out + 2 * 2 * SECOND, SECOND) > 0.2);
    music_destroy(m);
}

static void what_is_no_theme_is_silence(void **state) {
    (void)state;
    static int16_t out[2 * SECOND];
    char path[256];
    snprintf(path, sizeof path, "%s/torn.ogg", dir);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs("OggS and then nothing of the kind", f);
    fclose(f);
    static const char *const wrong[] = {"nobody", "rate", "mono", "torn"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        music *m = open_full();
        music_play(m, wrong[i]);
        hear(m, out, SECOND);
        assert_true(loudest(out, SECOND) <= 0);
        music_play(m, "one"); // and no harm is done
        hear(m, out, SECOND);
        assert_true(loudest(out, SECOND) > 0.2);
        music_destroy(m);
    }
}

static void nothing_is_heard_at_volume_0(void **state) {
    (void)state;
    static int16_t out[2 * SECOND];
    music *m = open_full();
    music_play(m, "one");
    music_volume(m, 0);
    hear(m, out, SECOND);
    assert_true(loudest(out, SECOND) <= 0);
    music_volume(m, MUSIC_FULL / 2);
    hear(m, out, SECOND);
    double half = loudest(out + SECOND, SECOND / 2);
    music_volume(m, MUSIC_FULL);
    hear(m, out, SECOND);
    assert_true(loudest(out, SECOND) > 1.7 * half);
    music_destroy(m);
}

// Every place that can be played in, the title and the bay have a theme of 30 to 60 seconds.
static void every_place_has_a_theme(void **state) {
    (void)state;
    static const char *const places[] = {"title",  "bay",         "townhall",   "post",
                                         "forge",  "observatory", "commons",    "ferry",
                                         "market", "meadow",      "lighthouse", "studio"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/assets/music/%s.abc", BAY_SOURCE, places[i]);
        FILE *f = fopen(path, "r");
        assert_non_null(f);
        char line[1024];
        double bars = 0, beats = 0, unit = 0, tempo = 0;
        while (fgets(line, sizeof line, f)) {
            sscanf(line, "M:%lf/%lf", &beats, &unit);
            sscanf(line, "Q:1/4=%lf", &tempo);
            for (const char *c = line; strncmp(line, "[V:1]", 5) == 0 && *c; c++) {
                bars += *c == '|';
            }
        }
        fclose(f);
        assert_true(tempo > 0 && unit > 0);
        double seconds = bars * beats * 4 / unit * 60 / tempo;
        assert_true(seconds >= 30 && seconds <= 60);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_without_a_seam),
        cmocka_unit_test(thins_to_the_left_channel),
        cmocka_unit_test(another_theme_fades_in),
        cmocka_unit_test(what_is_no_theme_is_silence),
        cmocka_unit_test(nothing_is_heard_at_volume_0),
        cmocka_unit_test(every_place_has_a_theme),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
