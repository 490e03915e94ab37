// A part that starts behind its array.
#include <spin/safe.h>

static int zero;
static int none(const int *__counted_by(n) __scope p, int n)
{
    return n;
}

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int *p = a + 5 + zero;
    return none(p, 0); // fault: count "p" i=5 len=4
    return 0;
}
