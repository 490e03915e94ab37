// A count computed from parameters is checked as computed.
#include <spin/safe.h>

static int corner(const int *__counted_by(w * h) __scope p, u32 w, u32 h)
{
    return p[w * h - 1];
}

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 11);
    return corner(p, 3, (u32)argc * 4); // fault: count "p" n=12 len=11
}
