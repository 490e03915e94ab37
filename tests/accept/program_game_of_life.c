// Conway's life on a torus: a glider comes back.
// expect: 00000
// expect: 00100
// expect: 00010
// expect: 01110
// expect: 00000
// expect: 64
#include <console.h>

enum { N = 8 };
struct world {
    u8 cell[N][N];
};
static int around(const struct world *w, int y, int x)
{
    int n = 0;
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            n += (dy || dx) && w->cell[(y + dy + N) % N][(x + dx + N) % N];
    return n;
}
static struct world *next(const struct world *w)
{
    struct world *r = new (struct world);
    for (int y = 0; y < N; y++)
        for (int x = 0; x < N; x++) {
            int n = around(w, y, x);
            r->cell[y][x] = n == 3 || (n == 2 && w->cell[y][x]);
        }
    return r;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct world *w = new (struct world);
    static const u8 glider[][2] = {{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
    for (int i = 0; i < 5; i++)
        w->cell[glider[i][0]][glider[i][1]] = 1;
    struct world first = *w;
    for (int t = 0; t < 4 * N; t++) {
        w = next(w);
        if (t == 3)
            for (int y = 0; y < 5; y++)
                console_print(c, "%d%d%d%d%d\n", w->cell[y][0], w->cell[y][1], w->cell[y][2],
                              w->cell[y][3], w->cell[y][4]);
    }
    int same = 0;
    for (int i = 0; i < N * N; i++)
        same += w->cell[i / N][i % N] == first.cell[i / N][i % N];
    console_print(c, "%d\n", same);
    return 0;
}
