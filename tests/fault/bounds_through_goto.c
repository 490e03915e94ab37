// A loop made of goto is checked like any other.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 3), i = 0, sum = 0;
again:
    sum += p[i++]; // fault: bounds "p[i++]" i=3 len=3
    if (i < 10)
        goto again;
    return sum;
}
