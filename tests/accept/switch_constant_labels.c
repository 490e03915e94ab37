// Labels are any constant expressions.
// expect: 1 2 3 4 5 6
#include <console.h>

enum { BASE = 100 };
#define CODE(x) (BASE + (x))
static int which(int n)
{
    switch (n) {
    case CODE(1): return 1;
    case BASE << 1: return 2;
    case sizeof(u64): return 3;
    case 'a' - 'z': return 4;
    case BASE > 50 ? 7: 9 : return 5;
    case (u8)300: return 6;
    }
    return 0;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d %d %d\n", which(101), which(200), which(8), which(-25), which(7),
                  which(44));
    return 0;
}
