// A cube filled by one walk and summed by another, rows lent as arrays.
// expect: 8976072633546594914 3083 -294
#include <console.h>

static long row(int n, const i16 *__counted_by(n) __scope r)
{
    long s = 0;
    while (n--)
        s = s * 3 + *r++;
    return s;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i16 cube[3][4][5];
    int n = 0;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++)
            for (int k = 0; k < 5; k++)
                cube[i][j][k] = n++ - 30;
    long s = 0;
    for (int k = 4; k >= 0; k--)
        for (int j = 0; j < 4; j++)
            for (int i = 2; i >= 0; i--)
                s = s * 7 + cube[i][j][k];
    console_print(c, "%ld %ld %ld\n", s, row(5, cube[2][3]), row(3, &cube[0][1][2]));
    return 0;
}
