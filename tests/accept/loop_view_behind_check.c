// A view in a loop is read where it was checked, not in front of the loop.
// expect: 7 7
#include <console.h>

struct __plain head {
    u8 kind;
    u32 size;
    u8 rest[40];
    u32 last;
};

static u32 sum_of(u8 *__array p, u32 off, int n)
{
    u32 s = 0;
    u8 *__scope q = &p[off];
    s += *q;
    for (int i = 0; i < n; i++) {
        if (i == 3) {
            struct head *__scope h = view(struct head, p, off);
            s += h->last + h->size;
        }
    }
    return s;
}

int main(int argc, str_t *__array argv)
{
    u8 *small = new_array(u8, 8);
    u8 *large = new_array(u8, 64);
    small[1] = large[1] = 7;
    console_print(console_open(), "%u %u\n", sum_of(small, 1, 3), sum_of(large, 1, 9));
    return 0;
}
