// A guard that never ends is false at its limit of 10 ms; its handler is not asked again.
// exit: 40
#include "guarded.h"

#include <event.h>

implements(guarded);

int guarded_answer(int x)
{
    return x;
}

static __functional _Bool spin(int x)
{
    for (;;)
        ; // fault: time "spin" limit=10 ms
}

static int add(int x)
{
    return x + 100;
}

int main(int argc, str_t *__array argv)
{
    struct binding *binding = install(guarded_answer, add, .guard = spin);
    int first = guarded_answer(1); // called: main
    return binding && first == 1 && guarded_answer(2) == 2 ? 40 : 1;
}
