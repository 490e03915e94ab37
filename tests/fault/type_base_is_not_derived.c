// An object of the base type is not one of the derived.
#include <spin/safe.h>

struct base { int kind; };
struct derived { struct base base; int more; };

int main(int argc, str_t *__array argv)
{
    struct base *b = new(struct base);
    return as(struct derived, b)->more; // fault: type "b is 'struct base', wanted 'struct derived'"
    return 0;
}
