// A divisor that becomes zero when it is narrowed.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    u8 n = (u8)(256 + zero);
    return 7 % n; // fault: divide "7 % n"
    return 0;
}
