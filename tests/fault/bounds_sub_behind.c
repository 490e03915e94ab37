// A part of what starts behind its array.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int *p = a + 5 + zero;
    int *b = sub(p, 0, 0); // fault: bounds "sub" i=5 len=4
    return lenof(b) != 0;
}
