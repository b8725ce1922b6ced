#include "core/log.h"

#include <stdarg.h>
#include <stdio.h>

void log_line(const char *fmt, ...) {
    char line[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(line, sizeof line, fmt, args);
    va_end(args);
    fprintf(stderr, "beacon-bay: %s\n", line);
}
