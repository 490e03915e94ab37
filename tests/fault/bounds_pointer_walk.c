// A moving pointer is checked where it is used.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, 3);
    int sum = 0;
    for (int i = 0; i < 4; i++)
        sum += *p++; // fault: bounds "*p++" i=3 len=3
    return sum;
}
