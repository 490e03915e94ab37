// A slice that starts behind the end of its array.
#include <spin/safe.h>

SLICE(u8, part);

int main(int argc, str_t *__array argv)
{
    part *p = new(part);
    p->base = new_array(u8, 4);
    p->off = 5;
    return elems(*p)[0]; // fault: count "elems(*p)" off=5 len=4
}
