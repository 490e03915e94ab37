// A procedure reaches no more than it was lent.
#include <spin/safe.h>

static int zero;
static int fourth(const int *__counted_by(n) __scope p, int n)
{
    return p[3]; // fault: bounds "p[3]" i=3 len=2
}

int main(int argc, str_t *__array argv)
{
    int a[8] = {0};
    return fourth(a + 2, 2 + zero);
    return 0;
}
