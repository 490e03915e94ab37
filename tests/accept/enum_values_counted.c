// Enumerators count from the one before; negative, repeated and computed values.
// expect: 0 1 5 6 -3 -2 -1 11 99 4
// expect: 2147483647 -2147483648 1 4
#include <console.h>

enum a { A0, A1, A5 = 5, A6, AM = -3, AM2, AZ, AZ2 = A5 * 2 + 1, AC = 'c', AS = sizeof(int) };
enum { BIG = 0x7fffffff, LOW = -0x7fffffff - 1, SAME = A6 };
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d %d %d %d %d %d %d\n", A0, A1, A5, A6, AM, AM2, AZ, AZ2, AC, AS);
    console_print(c, "%d %d %d %lu\n", BIG, LOW, SAME == A6, sizeof(enum a));
    return 0;
}
