// copy() past the end of its source.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u8 *a = new_array(u8, 16), *b = new_array(u8, 8);
    copy(a, b, argc + 8); // fault: block "copy(a, b, argc + 8)" n=9 len=8
    return a[0];
}
