// Only the start of an array is returned.
#include <spin/safe.h>

static int *__array skip(int *__array p)
{
    p++;
    return p; // fault: start "p" i=1
}

int main(int argc, str_t *__array argv)
{
    return skip(new_array(int, 4))[0];
    return 0;
}
