#include "content/mechanic.h"

bool action_same(action a, action b) {
    return a.verb == b.verb && a.a == b.a && a.b == b.b;
}
