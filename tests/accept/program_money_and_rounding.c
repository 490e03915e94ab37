// Amounts in cents: parsed, shared out without losing any, written with signs and groups.
// expect: 1,234,567.89 -0.05 1,000.00 
// expect: 33.33 33.33 33.34 
// expect: -1.42 -1.43 -1.43 -1.43 -1.43 -1.43 -1.43 
#include <console.h>

static void write(struct console *c, long cents)
{
    long n = cents < 0 ? -cents : cents, groups[6];
    int k = 0;
    console_print(c, "%s", cents < 0 ? "-" : "");
    for (long whole = n / 100; k == 0 || whole; whole /= 1000)
        groups[k++] = whole % 1000;
    for (int i = k; i-- > 0;)
        i + 1 == k ? console_print(c, "%ld", groups[i]) : console_print(c, ",%03ld", groups[i]);
    console_print(c, ".%02ld ", n % 100);
}
static void share(struct console *c, long total, int n)
{
    for (int i = 0; i < n; i++) {
        long part = total * (i + 1) / n - total * i / n;
        write(c, part);
    }
    console_print(c, "\n");
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    write(c, 123456789);
    write(c, -5);
    write(c, 100000);
    console_print(c, "\n");
    share(c, 10000, 3);
    share(c, -1000, 7);
    return 0;
}
