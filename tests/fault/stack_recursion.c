// Recursion without an end, on one line: the report names it.
#include <spin/safe.h>

static int zero;
static int deep(int n) { int seen[16] = {0}; seen[n & 15] = deep(n + 1); return seen[n * 7 & 15]; } // fault: stack "deep"

int main(int argc, str_t *__array argv)
{
    return deep(zero);
}
