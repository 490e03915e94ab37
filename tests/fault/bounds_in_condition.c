// A check in the second operand of &&.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 2);
    int i = 7;
    if (zero == 0 && a[i]) // fault: bounds "a[i]" i=7 len=2
        return 1;
    return 0;
}
