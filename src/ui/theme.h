// theme.h - The colours, sizes and times of the paper theatre (the tokens of the art guide).
#ifndef BB_UI_THEME_H
#define BB_UI_THEME_H

#include "ui/draw.h"

enum {
    INK = 0x16233A,
    DEEP = 0x1E4258,
    SEA = 0x2E7C86,
    FOAM = 0xCFE8E2,
    PAPER = 0xFFF7E8,
    SAND = 0xEED9B6,
    LAMP = 0xFFC54D,
    CORAL = 0xE8664F,
    MOSS = 0x5E9C5A,
    PLUM = 0x6E5B8F,
    BRICK = 0xA8493C,
    APRON = 0x2A2140,
    REASON = 0xFFEEC9,
    LIT = 0xFFE3A0,   // paper with lamplight on it: the focused tab, what is chosen
    TAB = 0xDCEBE3,   // behind a choice's icon
    PALE = 0xE4DED4,  // paper of what cannot be used now
    FAINT = 0x565B68, // second lines, and words on PALE
    WHITE = 0xFFFFFF  // paper when contrast is strong
};

enum { MARGIN = 64, GUTTER = 24, TARGET = 64 };
enum { TOP_ROW = 40, TOP_ROW_END = TOP_ROW + TARGET }; // the row of buttons at the top
enum { SWIFT_MS = 120, EASE_MS = 240, SLOW_MS = 350 };

typedef enum {
    TEXT_BODY,
    TEXT_SMALL,
    TEXT_NAME,
    TEXT_TITLE,
    TEXT_DISPLAY,
    TEXT_STYLE_COUNT
} text_style;
typedef struct {
    float size, pitch; // logical px at text scale 100
    bool bold;
} style_metrics;
style_metrics theme_style(text_style s);

// WCAG 2.1 relative luminance contrast, 1..21.
float theme_contrast(colour a, colour b);

#endif
