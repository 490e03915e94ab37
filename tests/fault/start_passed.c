// Only the start of an array is passed as one.
#include <spin/safe.h>

static int zero;
static int first(int *__array p)
{
    return p[0];
}

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 4);
    p += 2 + zero;
    return first(p); // fault: start "p" i=2
    return 0;
}
