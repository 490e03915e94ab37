// Nor returned as an array.
#include <spin/safe.h>

static int *__array tail(int *__array p, int n)
{
    return p + n; // fault: start "p + n" i=1
}

int main(int argc, str_t *__array argv)
{
    return tail(new_array(int, 4), argc)[0];
}
