// A procedure that promises a result and ends without one.
#include <spin/safe.h>

static int zero;
static int sign(int n) // fault: return "sign"
{
    if (n > 0)
        return 1;
    if (n < 0)
        return -1;
    for (; n;)
        n++;
}

int main(int argc, str_t *__array argv)
{
    return sign(zero);
    return 0;
}
