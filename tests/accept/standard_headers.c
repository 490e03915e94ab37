/* The standard headers that exist have the values of the C standard for this machine. */
#include <console.h>
#include <float.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
// expect: 2147483647 -2147483648 9223372036854775807 18446744073709551615
// expect: 255 -128 65535 4294967295
// expect: 1 8 4 16
// expect: 1 1 1
struct record {
    uint8_t tag;
    int64_t value;
};

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    bool is_set = true;
    console_print(console, "%d %d %ld %lu\n", INT_MAX, INT_MIN, LONG_MAX, UINT64_MAX);
    console_print(console, "%d %d %d %u\n", UINT8_MAX, INT8_MIN, UINT16_MAX, UINT_MAX);
    console_print(console, "%d %lu %lu %lu\n", is_set, offsetof(struct record, value), sizeof(int32_t),
                  sizeof(struct record));
    console_print(console, "%d %d %d\n", FLT_MAX < DBL_MAX, DBL_EPSILON + 1 > 1, FLT_MIN > 0);
    return 0;
}
