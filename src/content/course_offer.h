// course_offer.h - Part of a course: the ages, quarters or levels that a school has chosen. Refuses
// names that the course does not have, and a choice that leaves nothing.
#ifndef BB_CONTENT_COURSE_OFFER_H
#define BB_CONTENT_COURSE_OFFER_H

#include "content/course.h"

typedef struct {
    field_names bands;    // "7", "10", "13"; n 0: all
    field_names quarters; // "post"; n 0: all
    field_names levels;   // ids; n 0: all
} course_offer;

// False: an age or a quarter that no course has; every problem is in out. Codes: unknown-band,
// unknown-quarter.
bool course_offer_sound(const course_offer *offer, diag_list *out);
// Leaves in c what is in each of the three lists. What a level needs and is not offered counts as
// done. The closing scene, which is told when every lamp is lit, goes unless all is offered. False:
// something is wrong with the choice; every problem is in out, and c is as it was. Codes:
// unknown-level, nothing-offered, memory.
bool course_limit(course *c, const course_offer *offer, arena *a, diag_list *out);

#endif
