// A condition that does not hold.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int n = zero + 3;
    assert(n < 3); // fault: assert "n < 3"
    return 0;
}
