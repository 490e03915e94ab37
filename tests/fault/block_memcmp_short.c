// memcmp must not read past either side.
#include <spin/safe.h>
#include <string.h>

int main(int argc, str_t *__array argv)
{
    u8 *a = new_array(u8, 4), *b = new_array(u8, 8);
    return memcmp(a, b, (u64)argc + 4); // fault: block "memcmp(a, b, argc + 4)" n=5 len=4
}
