// The element behind a slice, which the array has.
#include <spin/safe.h>

SLICE(int, part);

int main(int argc, str_t *__array argv)
{
    part p = {new_array(int, 16), 2, 3};
    int i = 3;
    return elems(p)[i]; // fault: bounds "elems(p)[i]" i=5 len=5
}
