// runner.h - A run and jump over a drawn map; what stands in the way are decisions.
#ifndef BB_MECHANICS_RUNNER_H
#define BB_MECHANICS_RUNNER_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic runner_rules;
extern const view runner_view;

#endif
