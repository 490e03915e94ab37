// An offset near 2^64 does not wrap around.
#include <spin/safe.h>

struct __plain header {
    u32 a;
};

int main(int argc, str_t *__array argv)
{
    u8 *bytes = new_array(u8, 8);
    return (int)view(const struct header, bytes, (u64)0 - (u64)argc)->a; // fault: view "view(const struct header, bytes, 0 - argc)" offset=-1 len=8
}
