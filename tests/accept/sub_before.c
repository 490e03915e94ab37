// A part is of the same array: what lies in front of it is reached with negative indices.
// plain: no - lengths of references
// expect: 4 3 6
#include <spin/safe.h>

#include <console.h>

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 8);
    int *b = sub(a, 2, 3);
    b[-1] = 4;
    a[2] = 6;
    console_print(console_open(), "%d %lu %d\n", a[1], (unsigned long)lenof(b), b[0]);
    return 0;
}
