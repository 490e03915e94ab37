// A counted result that is shorter than promised.
#include <spin/safe.h>

static int zero;
static int *__counted_by(n) make(int n)
{
    int *a = new_array(int, 3);
    return a; // fault: count "a" n=5 len=3
}

int main(int argc, str_t *__array argv)
{
    return make(5 + zero)[4];
    return 0;
}
