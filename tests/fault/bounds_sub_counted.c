// The report counts from the start of the array that the part is of.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 8);
    int *b = sub(a, 2, 3);
    return b[argc + 4]; // fault: bounds "b[argc + 4]" i=7 len=5
}
