// The end of an array may be named, not read.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 2);
    int *end = a + 2;
    return *end; // fault: bounds "*end" i=2 len=2
    return 0;
}
