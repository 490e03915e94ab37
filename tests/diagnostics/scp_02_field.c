#include <spin/safe.h>
struct item { int value; };
struct shelf { struct item *first; };
void put(struct shelf *s, struct item *__scope i)
{
    s->first = i;
}
