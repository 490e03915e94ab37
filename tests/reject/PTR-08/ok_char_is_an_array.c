// The legal neighbour of char_is_an_array.c.

#include <spin/safe.h>

static const char *name;
void f(const char *__scope one, const char *many)
{
    name = many;
}
