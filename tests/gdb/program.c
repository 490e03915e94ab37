/* What the debugger test looks at: a call, two locals, a line to stop at. */
#include <console.h>

static int add(int total, int n)
{
    int sum = total + n; /* break here */
    return sum;
}

int main(int argc, str_t *__array argv)
{
    int total = add(10, 32);
    console_print(console_open(), "total %d\n", total);
    return 0;
}
