// Arrays of arrays, each dimension on its own.
// expect: 121 48
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int m[3][4] = {{1, 2}, {5}, [2][3] = 9};
    int sum = 0;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++)
            sum += m[i][j] * (i * 4 + j);
    console_print(out, "%d %d\n", sum, (int)sizeof m);
    return 0;
}
