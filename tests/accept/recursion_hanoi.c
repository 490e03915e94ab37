// The towers of Hanoi, with the pegs as stacks.
// expect: 127 0 7 1
#include <console.h>

struct pegs {
    u8 disk[3][8];
    int height[3], moves;
};
static void move(struct pegs *p, int n, int from, int to)
{
    if (n == 0)
        return;
    int other = 3 - from - to;
    move(p, n - 1, from, other);
    p->disk[to][p->height[to]++] = p->disk[from][--p->height[from]];
    p->moves++;
    move(p, n - 1, other, to);
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct pegs *p = new (struct pegs);
    for (int i = 0; i < 7; i++)
        p->disk[0][p->height[0]++] = 7 - i;
    move(p, 7, 0, 2);
    console_print(c, "%d %d %d %d\n", p->moves, p->height[0], p->height[2], p->disk[2][6]);
    return 0;
}
