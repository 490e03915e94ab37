// References compare by where they point.
// expect: 1 1 1 1 0
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int *a = new_array(int, 4);
    int *p = a, *q = a + 2;
    console_print(out, "%d %d %d %d %d\n", p < q, p + 2 == q, p != q, q - p == 2, p >= q);
    return 0;
}
