// memcpy counts bytes.
#include <spin/safe.h>
#include <string.h>

int main(int argc, str_t *__array argv)
{
    u32 *a = new_array(u32, 4), *b = new_array(u32, 4);
    memcpy(a, b, (u64)argc + 16); // fault: block "memcpy(a, b, argc + 16)" n=17 len=16
    return (int)a[0];
}
