// An array is copied as part of its struct only.
// expect: 1 4 9 4
#include <console.h>

struct row {
    int v[4];
};
static struct row reversed(struct row r)
{
    struct row out;
    for (int i = 0; i < 4; i++)
        out.v[i] = r.v[3 - i];
    return out;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct row a = {{1, 2, 3, 4}}, b = reversed(a), rows[2] = {a, b};
    rows[0].v[0] = 9;
    rows[1] = rows[0];
    console_print(c, "%d %d %d %d\n", a.v[0], b.v[0], rows[1].v[0], rows[1].v[3]);
    return 0;
}
