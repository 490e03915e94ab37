// The bound is that of the array that is there now.
#include <spin/safe.h>

static int zero;
struct box { int *__array a; };

int main(int argc, str_t *__array argv)
{
    struct box *b = new(struct box);
    b->a = new_array(int, 100);
    b->a[50] = 1;
    b->a = new_array(int, 10);
    return b->a[50 + zero]; // fault: bounds "b->a[50 + zero]" i=50 len=10
    return 0;
}
