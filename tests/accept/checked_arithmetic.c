// add_ok and its kin say whether the result fits, for every type.
// plain: no - order of evaluation
// expect: 01:255 01:18446744073709551615 01:-9223372036854775808 0
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int i;
    u8 b;
    u64 u;
    i64 l;
    console_print(out, "%d", add_ok(2147483647, 1, &i));
    console_print(out, "%d:%d", add_ok(200, 55, &b), b);
    console_print(out, " %d", sub_ok(3, 4, &u));
    console_print(out, "%d:%lu", mul_ok(4294967295u, 4294967297, &u), u);
    console_print(out, " %d", mul_ok(4294967296, 4294967296, &u));
    console_print(out, "%d:%ld", sub_ok(-1, 9223372036854775807, &l), l);
    console_print(out, " %d\n", add_ok(9223372036854775807, 1, &l));
    return 0;
}
