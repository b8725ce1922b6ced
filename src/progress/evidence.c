#include "progress/evidence.h"

bool evidence_add(evidence_list *l, evidence e) {
    if (!l) {
        return true;
    }
    if (l->n >= EVIDENCE_MAX) {
        return false;
    }
    l->rows[l->n++] = e;
    return true;
}
