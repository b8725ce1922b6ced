#include "ui/theme.h"

#include <math.h>

style_metrics theme_style(text_style s) {
    static const style_metrics styles[TEXT_STYLE_COUNT] = {
        [TEXT_BODY] = {28, 40, false},    [TEXT_SMALL] = {26, 36, false},
        [TEXT_NAME] = {26, 34, true},     [TEXT_TITLE] = {40, 52, true},
        [TEXT_DISPLAY] = {92, 112, true},
    };
    return styles[s];
}

static float linear(unsigned channel) {
    float c = (float)channel / 255.0f;
    return c <= 0.04045f ? c / 12.92f : powf((c + 0.055f) / 1.055f, 2.4f);
}

static float luminance(colour c) {
    return 0.2126f * linear(c >> 16 & 255) + 0.7152f * linear(c >> 8 & 255) +
           0.0722f * linear(c & 255);
}

float theme_contrast(colour a, colour b) {
    float la = luminance(a);
    float lb = luminance(b);
    return (fmaxf(la, lb) + 0.05f) / (fminf(la, lb) + 0.05f);
}
