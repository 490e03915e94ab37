// The headers of numbers and limits.
// expect: 127 65535 -2147483648 18446744073709551615 -1 1
// expect: 8 -128 32767 -9223372036854775808 18446744073709551615
// expect: 2147483647 4294967295 -128
#include <console.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int8_t a = INT8_MAX;
    uint16_t b = UINT16_MAX;
    int32_t d = INT32_MIN;
    uint64_t e = UINT64_MAX;
    ptrdiff_t f = -1;
    bool g = true;
    console_print(c, "%d %d %d %lu %ld %d\n", a, b, d, (u64)e, (long)f, g && !false);
    console_print(c, "%d %d %d %ld %lu\n", CHAR_BIT, SCHAR_MIN, SHRT_MAX, LONG_MIN, ULONG_MAX);
    console_print(c, "%d %u %d\n", INT_MAX, UINT_MAX, CHAR_MIN);
    return 0;
}
