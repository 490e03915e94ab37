// Compound division by zero.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int n = 5;
    n /= zero; // fault: divide "n /= zero"
    return n;
    return 0;
}
