#include "core/str.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NEAR_MAX = 63 };

bool str_eq(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool str_starts(const char *s, const char *prefix) {
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *s, const char *suffix) {
    size_t n = strlen(s), m = strlen(suffix);
    return n >= m && memcmp(s + n - m, suffix, m) == 0;
}

bool str_append(char *buf, size_t cap, const char *fmt, ...) {
    if (cap == 0) {
        return false;
    }
    size_t used = strnlen(buf, cap - 1);
    va_list args;
    va_start(args, fmt);
    int length = vsnprintf(buf + used, cap - used, fmt, args);
    va_end(args);
    return length >= 0 && (size_t)length < cap - used;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

const char *str_next_word(const char **list, size_t *n) {
    static const char blanks[] = " \n\t";
    const char *word = *list + strspn(*list, blanks);
    *n = strcspn(word, blanks);
    *list = word + *n;
    return *n > 0 ? word : NULL;
}

const char *str_word(const char *list, size_t i, size_t *n) {
    const char *word = str_next_word(&list, n);
    while (word && i-- > 0) {
        word = str_next_word(&list, n);
    }
    return word;
}

size_t str_words(const char *list) {
    size_t n = 0, length;
    while (str_next_word(&list, &length)) {
        n++;
    }
    return n;
}

int str_distance(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b);
    if (n > NEAR_MAX || m > NEAR_MAX) {
        return INT_MAX;
    }
    int d[NEAR_MAX + 1][NEAR_MAX + 1];
    for (size_t i = 0; i <= n; i++) {
        d[i][0] = (int)i;
    }
    for (size_t j = 0; j <= m; j++) {
        d[0][j] = (int)j;
    }
    for (size_t i = 1; i <= n; i++) {
        for (size_t j = 1; j <= m; j++) {
            int change = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            d[i][j] = least(change, least(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[n][m];
}

const char *str_nearest(const char *word, const char *const *words, size_t n) {
    const char *nearest = NULL;
    int least_distance = 2 + (int)least((int)strnlen(word, NEAR_MAX + 1), NEAR_MAX) / 5;
    for (size_t i = 0; i < n; i++) {
        int distance = words[i] ? str_distance(word, words[i]) : INT_MAX;
        // A word of which nothing is left is no slip of the hand.
        if (distance < least_distance && (size_t)distance < strlen(words[i])) {
            least_distance = distance;
            nearest = words[i];
        }
    }
    return nearest;
}
