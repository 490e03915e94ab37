// An array of less than nothing.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, -1 - zero); // fault: heap ""
    return a[0];
    return 0;
}
