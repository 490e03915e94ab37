// A part of an array ends where the part ends.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 10);
    int *part = sub(p, 2, 3);
    return part[argc + 2]; // fault: bounds "part[argc + 2]" i=5 len=5
}
