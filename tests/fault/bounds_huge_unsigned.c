// A 64-bit index is not cut to 32 bits.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, 4);
    u64 i = (u64)argc << 32;
    return p[i]; // fault: bounds "p[i]" i=4294967296 len=4
}
