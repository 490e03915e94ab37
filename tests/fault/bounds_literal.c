// Behind the NUL of a literal.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    const char *s = "abc";
    int i = 4 + zero;
    return s[i]; // fault: bounds "s[i]" i=4 len=4
    return 0;
}
