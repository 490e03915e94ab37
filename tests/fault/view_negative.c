// A view in front of its bytes.
#include <spin/safe.h>

static int zero;
struct __plain header { u32 a; };

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, 10);
    return (int)view(const struct header, p, -1 - zero)->a; // fault: view "view" len=10
    return 0;
}
