// The remainder of a division by zero.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    u64 n = (u64)zero;
    return (int)(100u % n); // fault: divide "100 % n"
    return 0;
}
