// A view that starts behind its bytes.
#include <spin/safe.h>

static int zero;
struct __plain header { u8 a; };

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, 10);
    return view(const struct header, p, 11 + zero)->a; // fault: view "view" offset=11 len=10
    return 0;
}
