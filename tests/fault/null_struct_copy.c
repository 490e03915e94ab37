// A struct copied out of nothing.
#include <spin/safe.h>

struct pair { int a, b; };
struct box { struct pair *p; };

int main(int argc, str_t *__array argv)
{
    struct box *b = new(struct box);
    struct pair p = *b->p; // fault: null "*b->p"
    return p.a;
    return 0;
}
