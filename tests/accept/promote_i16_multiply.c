// Two u16 multiply in int, without overflow that C leaves open.
// expect: 4294836225
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    u16 a = 65535, b = 65535;
    u32 product = a * b;
    console_print(out, "%u\n", product);
    return 0;
}
