// Only the start of an array is stored.
#include <spin/safe.h>

struct box { int *__array a; };

int main(int argc, str_t *__array argv)
{
    struct box *b = new(struct box);
    int *p = new_array(int, 4);
    p++;
    b->a = p; // fault: start "p" i=1
    return 0;
    return 0;
}
