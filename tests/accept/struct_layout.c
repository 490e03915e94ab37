// Sizes, alignments and offsets are those of C on this machine.
// expect: 12 24 6 16 16 8
// expect: 4 8 8 8
// expect: 8 4 2
// expect: 4 2 8 4
#include <console.h>
#include <stddef.h>

struct a {
    char x;
    int y;
    char z;
};
struct b {
    char x;
    double y;
    char z;
};
struct d {
    char x[3];
    short y;
};
struct e {
    struct a a;
    char t;
};
struct f {
    u8 x;
    u16 y;
    u32 z;
    u64 w;
};
union u {
    char x[5];
    int y;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%lu %lu %lu %lu %lu %lu\n", sizeof(struct a), sizeof(struct b),
                  sizeof(struct d), sizeof(struct e), sizeof(struct f), sizeof(union u));
    console_print(c, "%lu %lu %lu %lu\n", offsetof(struct a, y), offsetof(struct a, z),
                  offsetof(struct b, y), offsetof(struct f, w));
    console_print(c, "%lu %lu %lu\n", offsetof(struct e, a.z), offsetof(struct d, y),
                  offsetof(struct d, x[2]));
    console_print(c, "%lu %lu %lu %lu\n", _Alignof(struct a), _Alignof(struct d), _Alignof(double),
                  _Alignof(union u));
    return 0;
}
