// A part ends where sub() said.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 10);
    int *b = sub(a, 0, 3);
    return b[3 + zero]; // fault: bounds "b[3 + zero]" i=3 len=3
    return 0;
}
