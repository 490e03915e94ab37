// Inside the callee the bound is the count that was passed.
#include <spin/safe.h>

static int last(const int *__counted_by(n) __scope p, u32 n)
{
    return p[n]; // fault: bounds "p[n]" i=5 len=5
}

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 10);
    return last(p, 5) + argc;
}
