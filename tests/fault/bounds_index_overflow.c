// Index arithmetic is done in 64 bits: no wrap back into the array.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 4);
    int i = 0x7fffffff;
    return p[i + i + argc * 3]; // fault: bounds "p[i + i + argc * 3]" i=4294967297 len=4
}
