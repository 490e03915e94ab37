// An offset that leaves too little.
#include <spin/safe.h>

struct __plain header {
    u32 a;
};

int main(int argc, str_t *__array argv)
{
    u8 *bytes = new_array(u8, 8);
    return (int)view(const struct header, bytes, (u64)argc + 4)->a; // fault: view "view(const struct header, bytes, argc + 4)" size=4 len=3
}
