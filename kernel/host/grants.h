/* What the operator grants: MODULE=INTERFACE, a privileged interface for a module that is loaded. */
#pragma once

#include <stdbool.h>
#include <string.h>

enum { GRANTS_MOST = 32 };

struct grants {
    char *text[GRANTS_MOST];
    int count;
};

/* Adds one; false: it is not of that form, or they are too many. */
static inline bool grants_add(struct grants *grants, char *text)
{
    const char *sign = strchr(text, '=');
    if (sign == NULL || sign == text || sign[1] == 0 || grants->count == GRANTS_MOST)
        return false;
    grants->text[grants->count++] = text;
    return true;
}
