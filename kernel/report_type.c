/*
 * Type faults in words: ids of types become names.
 *
 * The ids come from extension code; an id of no type is said to be one. Names are those of the
 * module that declared the type, which may be another one, or gone.
 */
#include "fault.h"
#include "runtime/typeinfo.h"
#include "text.h"

#include <string.h>

static void add_name(struct text *text, const struct typeinfo *type)
{
    text_add_char(text, '\'');
    text_add(text, type->name);
    text_add_char(text, '\'');
}

/* A header does not tell an array of one element from an object: what was wanted decides. */
static void add_found(struct text *text, const struct typeinfo *type, uint64_t count, bool is_array)
{
    if (type == NULL) {
        text_add(text, "of no known type");
        return;
    }
    if (count != 1 || is_array) {
        text_add(text, "an array of ");
        text_add_decimal(text, count);
        text_add_char(text, ' ');
    }
    add_name(text, type);
    if (type->retired)
        text_add(text, " of a module that is gone");
}

void report_types(char *buffer, size_t size, const char *name, const uint64_t *operand)
{
    struct text text = text_start(buffer, size);
    const struct typeinfo *found = typeinfo_find((uint32_t)operand[0]);
    const struct typeinfo *wanted = typeinfo_find((uint32_t)operand[1]);
    bool is_array = operand[1] >> SPIN_TYPE_COUNT_SHIFT != 0;
    text_add(&text, name);
    text_add(&text, " is ");
    add_found(&text, found, operand[0] >> SPIN_TYPE_COUNT_SHIFT, is_array);
    /* Two modules may have types of one name; they are two types. */
    if (found != NULL && wanted != NULL && found != wanted && !found->retired &&
        strcmp(found->name, wanted->name) == 0)
        text_add(&text, " of another module");
    text_add(&text, is_array ? ", wanted an array of " : ", wanted ");
    if (wanted != NULL)
        add_name(&text, wanted);
    else
        text_add(&text, "no known type");
}
