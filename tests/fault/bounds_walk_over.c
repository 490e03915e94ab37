// A walk that does not stop.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    const char *s = "abc";
    int n = 0;
    while (zero == 0)
        n += *s++; // fault: bounds "*s++" i=4 len=4
    return 0;
}
