// Blocks of local arrays have bounds as well.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    u8 a[4], b[8] = {0};
    copy(a, b, 5 + zero); // fault: block "" n=5 len=4
    return a[0];
    return 0;
}
