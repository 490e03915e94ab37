// A view needs all its bytes.
#include <spin/safe.h>

static int zero;
struct __plain header { u32 a, b; };

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, 10);
    return (int)view(const struct header, p, 3 + zero)->a; // fault: view "view" size=8 len=7
    return 0;
}
