// tool_bench.h - What the rules and the linter cost, on one core: actions a second, a long story, a
// long course. Refuses to judge; `./bay bench` puts its figures beside those of other programs.
#ifndef BB_APP_TOOL_BENCH_H
#define BB_APP_TOOL_BENCH_H

#include "content/level.h"

int tool_bench(const char *levels_dir,
               mechanic_list mechanics); // exit status; prints to standard output

#endif
