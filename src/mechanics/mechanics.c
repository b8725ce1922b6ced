#include "mechanics/mechanics.h"

#include "mechanics/forge/forge.h"
#include "mechanics/inspect/inspect.h"
#include "mechanics/order/order.h"
#include "mechanics/route/route.h"
#include "mechanics/rumour/rumour.h"
#include "mechanics/runner/runner.h"
#include "mechanics/sort/sort.h"
#include "mechanics/story/story.h"
#include "mechanics/switchboard/switchboard.h"

const mechanic_entry mechanics[] = {
    {&story_rules, &story_view},
    {&sort_rules, &sort_view},
    {&order_rules, &order_view},
    {&inspect_rules, &inspect_view},
    {&forge_rules, &forge_view},
    {&route_rules, &route_view},
    {&runner_rules, &runner_view},
    {&rumour_rules, &rumour_view},
    {&switchboard_rules, &switchboard_view},
    {NULL, NULL},
};

const mechanic *const mechanics_rules[] = {
    &story_rules, &sort_rules,   &order_rules,  &inspect_rules,     &forge_rules,
    &route_rules, &runner_rules, &rumour_rules, &switchboard_rules, NULL};
