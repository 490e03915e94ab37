// Open addressing with 64-bit keys.
// expect: -8045041853219336242
#include <console.h>

struct slot {
    u64 key;
    int value;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    enum { ROOM = 64 };
    struct slot *t = new_array(struct slot, ROOM);
    for (u64 k = 1; k <= 40; k++) {
        u64 at = k * 0x9e3779b97f4a7c15 >> 58;
        while (t[at].key)
            at = (at + 1) % ROOM;
        t[at].key = k;
        t[at].value = (int)(k * k);
    }
    i64 s = 0;
    for (u32 i = 0; i < ROOM; i++)
        s = s * 3 + t[i].value;
    console_print(c, "%ld\n", s);
    return 0;
}
