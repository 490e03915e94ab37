// Duff's device: the switch jumps into the loop.
// expect: 1234567 7
#include <spin/safe.h>
#include <console.h>

static int copied;
static void duff(u8 *__counted_by(n) __scope to, const u8 *__counted_by(n) __scope from, size_t n)
{
    size_t rounds = (n + 3) / 4;
    switch (n % 4) {
    case 0: do { *to++ = *from++; copied++;
    case 3:      *to++ = *from++; copied++;
    case 2:      *to++ = *from++; copied++;
    case 1:      *to++ = *from++; copied++;
            } while (--rounds > 0);
    }
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    u8 from[7] = {1, 2, 3, 4, 5, 6, 7}, to[7] = {0};
    duff(to, from, 7);
    int sum = 0;
    for (int i = 0; i < 7; i++)
        sum = sum * 10 + to[i];
    console_print(out, "%d %d\n", sum, copied);
    return 0;
}
