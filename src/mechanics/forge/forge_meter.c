#include "mechanics/forge/forge_meter.h"

#include <zxcvbn.h>

int forge_meter(const char *text) {
    static const double thousandths_a_bit = 301.03;
    for (const char *c = text; *c; c++) {
        if (*c < ' ' || *c > '~') {
            return FORGE_METER_NONE;
        }
    }
    return (int)(ZxcvbnMatch(text, NULL, NULL) * thousandths_a_bit);
}
