// copy() stays inside what it reads.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 8), *b = new_array(int, 4);
    copy(a, b, 5 + zero); // fault: block "" n=5 len=4
    return 0;
}
