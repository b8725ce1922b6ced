// str.h - Small helpers for text held elsewhere. They allocate nothing and refuse to write
// past what they are given.
#ifndef BB_CORE_STR_H
#define BB_CORE_STR_H

#include <stdbool.h>
#include <stddef.h>

bool str_eq(const char *a, const char *b); // NULL equals only NULL
bool str_starts(const char *s, const char *prefix);
bool str_ends(const char *s, const char *suffix);

// Formats at the end of what buf holds; false when it did not fit (buf is then cut, and still
// ends).
bool str_append(char *buf, size_t cap, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

// The next word of a list with blanks between, n bytes long, and *list goes on behind it; NULL:
// there are no more.
const char *str_next_word(const char **list, size_t *n);
// The i-th word; NULL: there are fewer.
const char *str_word(const char *list, size_t i, size_t *n);
size_t str_words(const char *list);

// Optimal string alignment distance in bytes (swap of neighbours counts one); texts over 63 bytes
// are never near: INT_MAX.
int str_distance(const char *a, const char *b);
// The nearest of n words (NULLs among them are passed over; the first of equals), or NULL when none
// is near enough to be worth naming: at most one slip in a short word, and one more for every five
// bytes.
const char *str_nearest(const char *word, const char *const *words, size_t n);

#endif
