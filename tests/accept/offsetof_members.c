// offsetof: nested members, elements, unions, in constant expressions.
// expect: 32 48 4 40
// expect: 8 56
#include <console.h>
#include <stddef.h>

struct in {
    u8 a;
    u32 b[3];
};
struct out {
    u8 first;
    struct in in[2];
    union {
        u8 x;
        u64 y;
    } u;
    u8 last;
};
enum { AT = offsetof(struct out, in[1].b[2]) };
static u8 room[offsetof(struct out, last)];
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %lu %lu %lu\n", AT, sizeof room, offsetof(struct out, in),
                  offsetof(struct out, u.y));
    console_print(c, "%lu %lu\n", offsetof(struct in, b[1]), sizeof(struct out));
    return 0;
}
