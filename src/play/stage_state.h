// stage_state.h - What the files of stage.h and cards.h share. Nobody else includes it.
#ifndef BB_PLAY_STAGE_STATE_H
#define BB_PLAY_STAGE_STATE_H

#include "ui/ui.h"

enum { STAGE_W = 1280, STAGE_H = 720 };

float stage_stretch(const ui *u, float x); // 0..1280 of the stage to the canvas, mirrored

#endif
