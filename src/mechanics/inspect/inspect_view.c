#include "mechanics/inspect/inspect.h"
const view inspect_view = {"inspect", 16, NULL, NULL, NULL};
