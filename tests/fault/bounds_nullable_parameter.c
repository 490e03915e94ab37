// Null in a counted parameter has no elements, however many its bound names.
#include <spin/safe.h>

static int first(const int *__counted_by(n) __nullable p, int n)
{
    return p[n - 1]; // fault: bounds "p[n - 1]" i=4 len=0
}

int main(int argc, str_t *__array argv)
{
    return first(NULL, 5);
}
