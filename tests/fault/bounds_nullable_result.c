// Null from a counted result has no elements, however many its bound names.
#include <spin/safe.h>

static int *__counted_by(n) __nullable make(int n)
{
    return NULL;
}

int main(int argc, str_t *__array argv)
{
    int *p = make(3);
    return p[0]; // fault: bounds "p[0]" i=0 len=0
}
