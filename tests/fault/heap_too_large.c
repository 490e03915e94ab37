// An array larger than the account.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4000000000l + zero); // fault: heap ""
    return a[0];
    return 0;
}
