/* The compiler that users run: every check counts, none can be dropped. */
#include "check/checker.h"

bool check_enabled(enum check check)
{
    (void)check;
    return true;
}

bool check_drop(const char *name)
{
    (void)name;
    return false;
}
