// All orders of four things, by swapping in place.
// expect: 24 614548502 1234
#include <console.h>

static int count, checksum;
static void permute(int n, int at, int *__counted_by(n) __scope v)
{
    if (at == n) {
        int number = 0;
        for (int i = 0; i < n; i++)
            number = number * 10 + v[i];
        checksum = checksum * 31 + number;
        count++;
        return;
    }
    for (int i = at; i < n; i++) {
        int t = v[at];
        v[at] = v[i];
        v[i] = t;
        permute(n, at + 1, v);
        t = v[at];
        v[at] = v[i];
        v[i] = t;
    }
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[4] = {1, 2, 3, 4};
    permute(4, 0, v);
    console_print(c, "%d %d %d%d%d%d\n", count, checksum, v[0], v[1], v[2], v[3]);
    return 0;
}
