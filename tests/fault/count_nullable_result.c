// A counted result that may be null is either null or as long as promised.
#include <spin/safe.h>

static int *__counted_by(n) __nullable make(int n)
{
    int *a = new_array(int, 3);
    return a; // fault: count "a" n=5 len=3
}

int main(int argc, str_t *__array argv)
{
    return make(argc + 4)[4];
}
