// A parameter of 16 elements needs 16.
#include <spin/safe.h>

static int sum(const u8 *__counted_by(16) __scope p)
{
    return p[0] + p[15];
}

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, argc + 14);
    return sum(p); // fault: count "p" n=16 len=15
}
