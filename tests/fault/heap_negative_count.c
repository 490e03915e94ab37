// A negative number of elements.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, -argc); // fault: heap "new_array(int, -argc)" n=-1 size=4
    return p[0];
}
