/* The mutant build: one check at most can be dropped, static or at run time, to see which test cases
 * miss it. */
#include "check/checker.h"
#include "lower/low.h"

#include <string.h>

static enum check dropped = CHECK_COUNT;

bool check_enabled(enum check check)
{
    return check != dropped;
}

bool check_drop(const char *name)
{
    if (!name) {
        dropped = CHECK_COUNT;
        return low_drop_check(NULL);
    }
    for (size_t i = 0; i < CHECK_COUNT; i++) {
        if (strcmp(check_name(i), name) == 0) {
            dropped = (enum check)i;
            return true;
        }
    }
    return low_drop_check(name); /* else a check that lowering inserts */
}
