// sub() starts inside.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int *b = sub(a, 5 + zero, 0); // fault: bounds "sub" from=5 len=4
    return lenof(b) != 0;
    return 0;
}
