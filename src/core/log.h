// log.h - One line on standard error for trouble with the environment: "beacon-bay: ...".
// Refuses to be a channel for what a player or a teacher must read; that belongs on screen.
#ifndef BB_CORE_LOG_H
#define BB_CORE_LOG_H

void log_line(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
