// A window that slides over an array; slices in an array and in a struct.
// expect: 18 7 139
#include <console.h>

SLICE(int, window);
struct best {
    window at;
    int sum;
};
static int sum(window w)
{
    int s = 0;
    for (u32 i = 0; i < w.len; i++)
        s += elems(w)[i];
    return s;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int *v = new_array(int, 10);
    for (int i = 0; i < 10; i++)
        v[i] = i * 7 % 10;
    struct best best = {.sum = -1};
    for (u32 i = 0; i + 3 <= 10; i++) {
        window w = {v, i, 3};
        int s = sum(w);
        if (s > best.sum)
            best = (struct best){w, s};
    }
    elems(best.at)[1] = 100;
    console_print(c, "%d %u %d\n", best.sum, best.at.off, sum((window){v, 0, 10}));
    return 0;
}
