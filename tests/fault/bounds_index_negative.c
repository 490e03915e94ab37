// An index in front of an array.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int i = -1 - zero;
    return a[i]; // fault: bounds "a[i]" len=4
    return 0;
}
