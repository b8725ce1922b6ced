// migrations.h - The steps that bring a progress file to the present shape, and what marks a file
// as ours. Each step is one transaction that also counts the file's version up. Refuses to step
// back.
#ifndef BB_PROGRESS_MIGRATIONS_H
#define BB_PROGRESS_MIGRATIONS_H

#include <sqlite3.h>
#include <stddef.h>

// PRAGMA application_id of a progress file: "BBay".
enum { MIGRATIONS_APPLICATION = 0x42426179 };

// SQL that turns version i into version i + 1. STORE_VERSION of them; a shipped one is never
// edited.
extern const char *const migrations_steps[];

// From the file's own user_version up to n, through steps. An SQLite result; when it is not
// SQLITE_OK the file stands at the last step that was whole.
int migrations_run(sqlite3 *db, const char *const *steps, int n);

#endif
