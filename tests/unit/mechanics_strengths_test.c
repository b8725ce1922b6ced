// The meter of keys says of each text what tests/strengths.txt says: the page, whose dictionary is
// built from sources, is held against the same list.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mechanics/forge/forge_meter.h"

static void each_text_is_as_strong_as_the_list_says(void **state) {
    (void)state;
    FILE *f = fopen(BAY_SOURCE "/tests/strengths.txt", "r");
    assert_non_null(f);
    char line[256];
    int n = 0;
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = '\0';
        char *text = strchr(line, '\t');
        assert_non_null(text);
        int says = forge_meter(text + 1);
        if (says != atoi(line)) {
            fail_msg("\"%s\": %d, not %s", text + 1, says, line);
        }
        n++;
    }
    fclose(f);
    assert_int_equal(n, 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_is_as_strong_as_the_list_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
