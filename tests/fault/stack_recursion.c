// Recursion without an end.
#include <spin/safe.h>

static int zero;
static int deep(int n)
{
    int seen[16] = {0};
    seen[n & 15] = deep(n + 1);
    return seen[n * 7 & 15];
}

int main(int argc, str_t *__array argv)
{
    return deep(zero); // fault: stack
    return 0;
}
