// copy, fill and zero count elements; copy may overlap.
// expect: 00123499
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    u16 *a = new_array(u16, 8);
    for (int i = 0; i < 8; i++)
        a[i] = (u16)i;
    copy(a + 1, a, 7);
    fill(a + 6, 9, 2);
    zero(a, 1);
    for (int i = 0; i < 8; i++)
        console_print(out, "%d", a[i]);
    console_print(out, "\n");
    return 0;
}
