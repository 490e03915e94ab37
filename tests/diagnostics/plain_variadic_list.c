#include <stdarg.h>
int sum(int n, ...)
{
    va_list list;
    va_start(list, n);
    int all = 0;
    while (n--)
        all += va_arg(list, int);
    va_end(list);
    return all;
}
