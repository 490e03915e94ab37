// Every conversion with flags, width and precision.
// expect: [   42] [42   ] [00042] [ff] [FF] [10]
// expect: [x] [3.14] [1.500000e+03] [18446744073709551615] [text]
// expect: [-1] [255] [-1] 100%
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "[%5d] [%-5d] [%05d] [%x] [%X] [%o]\n", 42, 42, 42, 255, 255, 8);
    console_print(out, "[%c] [%.2f] [%e] [%lu] [%s]\n", 'x', 3.14159, 1500.0, (u64)-1, "text");
    console_print(out, "[%d] [%u] [%ld] 100%%\n", (i8)-1, (u8)255, -1l);
    return 0;
}
