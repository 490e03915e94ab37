// sub() ends inside.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int *b = sub(a, 2, 3 + zero); // fault: bounds "sub" n=3 len=2
    return b[0];
    return 0;
}
