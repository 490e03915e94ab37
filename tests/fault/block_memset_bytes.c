// memset counts bytes.
#include <spin/safe.h>
#include <string.h>

int main(int argc, str_t *__array argv)
{
    u8 local[16];
    memset(local, 0, (u64)argc + 16); // fault: block "memset(local, 0, argc + 16)" n=17 len=16
    return local[0];
}
