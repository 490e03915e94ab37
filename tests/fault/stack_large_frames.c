// Frames of 8 KiB cannot jump over the guard.
#include <spin/safe.h>

static int deeper(int n) { u8 space[8000]; space[n % 8000] = (u8)n; return deeper(n + space[n % 8000] + 1) + space[0]; } // fault: stack "deeper"

int main(int argc, str_t *__array argv)
{
    return deeper(argc);
}
