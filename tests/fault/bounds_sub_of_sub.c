// A part of a part cannot grow back.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *p = sub(new_array(int, 10), 2, 3);
    int *part = sub(p, 1, argc + 2); // fault: bounds "sub(p, 1, argc + 2)" n=3 len=2
    return part[0];
}
