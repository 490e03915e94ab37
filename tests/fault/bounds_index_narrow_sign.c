// A narrow index keeps its sign: it does not become large and wrap back.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    i8 i = (i8)(zero - 1);
    return a[i]; // fault: bounds "a[i]" len=4
    return 0;
}
