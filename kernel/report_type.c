/*
 * Type faults in words: ids of types become names.
 *
 * The ids come from extension code; an id of no type is said to be one. Names are those of the
 * module that declared the type, which may be another one, or gone.
 */
#include "fault.h"
#include "runtime/line.h"
#include "runtime/typeinfo.h"

#include <string.h>

/* A header does not tell an array of one element from an object: what was wanted decides. */
static void print_found(struct line *line, const struct typeinfo *type, uint64_t count,
                        bool is_array)
{
    if (type == NULL) {
        line_print(line, "of no known type");
        return;
    }
    bool has_arrays = type->size != 0; /* else the count is of its flexible member */
    if (has_arrays && (count != 1 || is_array))
        line_print(line, "an array of %lu ", count);
    line_print(line, "'%s'%s", type->name, type->retired ? " of a module that is gone" : "");
}

void report_types(char *buffer, size_t size, const char *name, const uint64_t *operand)
{
    struct line line = line_into(buffer, size);
    const struct typeinfo *found = typeinfo_find((uint32_t)operand[0]);
    const struct typeinfo *wanted = typeinfo_find((uint32_t)operand[1]);
    bool is_array = operand[1] >> SPIN_TYPE_COUNT_SHIFT != 0;
    line_print(&line, "%s is ", name);
    print_found(&line, found, operand[0] >> SPIN_TYPE_COUNT_SHIFT, is_array);
    /* Two modules may have types of one name; they are two types. */
    if (found != NULL && wanted != NULL && found != wanted && !found->retired &&
        strcmp(found->name, wanted->name) == 0)
        line_print(&line, " of another module");
    line_print(&line, ", wanted %s", is_array ? "an array of " : "");
    if (wanted != NULL)
        line_print(&line, "'%s'", wanted->name);
    else
        line_print(&line, "no known type");
}
