// legal neighbour of nested
#include <spin/safe.h>
struct pair { u16 low, high; };
union bits { u32 word; struct pair pair; };
void set(u16 *__scope p) { *p = 1; }
void f(union bits *b)
{
    b->pair.low = 1;
}
