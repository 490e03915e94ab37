// An array parameter is as long as its object.
#include <spin/safe.h>

static int zero;
static int at(int *__array p, int i)
{
    return p[i]; // fault: bounds "p[i]" i=6 len=6
}

int main(int argc, str_t *__array argv)
{
    return at(new_array(int, 6), 6 + zero);
    return 0;
}
