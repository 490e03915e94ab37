// A negative count is no count.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int *b = sub(a, 0, -1 - zero); // fault: bounds "sub" len=4
    return b[0];
    return 0;
}
