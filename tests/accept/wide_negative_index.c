// An index counts from where the reference points.
// expect: 11 44 44
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int *a = new_array(int, 5);
    a[1] = 11;
    a[4] = 44;
    int *p = &a[3];
    console_print(out, "%d %d %d\n", p[-2], p[1], *(p + 1));
    return 0;
}
