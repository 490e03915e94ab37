// Edit distance of words by a table of two rows.
// expect: 3 3 0 2 5
#include <console.h>

static int least(int a, int b, int d)
{
    int m = a < b ? a : b;
    return m < d ? m : d;
}
static int distance(const char *a, const char *b)
{
    int rows[2][32] = {{0}}, n = 0;
    while (b[n])
        n++;
    for (int j = 0; j <= n; j++)
        rows[0][j] = j;
    int i = 0;
    for (; a[i]; i++) {
        int now = (i + 1) & 1, old = i & 1;
        rows[now][0] = i + 1;
        for (int j = 1; j <= n; j++)
            rows[now][j] = least(rows[old][j] + 1, rows[now][j - 1] + 1,
                                 rows[old][j - 1] + (a[i] != b[j - 1]));
    }
    return rows[i & 1][n];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d %d\n", distance("kitten", "sitting"), distance("", "abc"),
                  distance("same", "same"), distance("flaw", "lawn"),
                  distance("intention", "execution"));
    return 0;
}
