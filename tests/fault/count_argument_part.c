// What is left behind the start of a part.
#include <spin/safe.h>

static int zero;
static int first(const int *__counted_by(n) __scope p, int n)
{
    return p[n - 1];
}

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    return first(a + 2, 3 + zero); // fault: count "a + 2" n=3 len=2
    return 0;
}
