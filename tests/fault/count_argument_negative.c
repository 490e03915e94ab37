// A negative count in a call.
#include <spin/safe.h>

static int zero;
static int first(const int *__counted_by(n) __scope p, int n)
{
    return p[0];
}

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    return first(a, -1 - zero); // fault: count "a" len=4
    return 0;
}
