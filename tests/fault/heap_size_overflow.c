// count * size would wrap around.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u64 *p = new_array(u64, (u64)argc << 61); // fault: heap "new_array(u64, argc << 61)" n=2305843009213693952 size=8
    return (int)p[0];
}
