// The same types by other words.
// expect: 4294967295 -1 1 2 3 4 5 6 7 8 9
// expect: 4 8 2 8
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    unsigned a = -1;
    signed b = -1;
    long int d = 1;
    long long int e = 2;
    short int f = 3;
    unsigned long int g = 4;
    int long unsigned long h = 5;
    signed char i = 6;
    int unsigned short j = 7;
    char k = 8;
    long signed l = 9;
    console_print(c, "%u %d %ld %lld %d %lu %llu %d %d %d %ld\n", a, b, d, e, f, g, h, i, j, k, l);
    console_print(c, "%lu %lu %lu %lu\n", sizeof(unsigned), sizeof(long signed int),
                  sizeof(short unsigned), sizeof(long long));
    return 0;
}
