// The address of an element is one of an element that is there.
#include <spin/safe.h>

static int zero;
static void set(int *__scope p)
{
    *p = 1;
}

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int i = 4 + zero;
    set(&a[i]); // fault: bounds "" i=4 len=4
    return 0;
}
