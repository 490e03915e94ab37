// A walk back over the start.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 3);
    p += 2;
    for (int i = 0; i < 4; i++)
        *p-- = i; // fault: bounds "*p--" len=3
    return 0;
}
