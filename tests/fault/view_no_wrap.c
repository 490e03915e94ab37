// An offset near the largest number does not wrap.
#include <spin/safe.h>

static int zero;
struct __plain header { u32 a; };

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, 10);
    u64 offset = (u64)-4 + (u64)zero;
    return (int)view(const struct header, p, offset)->a; // fault: view "view" len=10
    return 0;
}
