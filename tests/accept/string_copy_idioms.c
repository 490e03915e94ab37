// The loops of the book: copying, comparing, measuring and joining by references that move.
// expect: first-second 12 -1 0 1
#include <console.h>

static void copy_text(int n, char *__counted_by(n) __scope d, int m,
                      const char *__counted_by(m) __scope s)
{
    while ((*d++ = *s++) != 0)
        ;
}
static int length(const char *s)
{
    const char *p = s;
    while (*p)
        p++;
    return p - s;
}
static int compare(const char *a, const char *b)
{
    for (; *a == *b; a++, b++)
        if (!*a)
            return 0;
    return *a - *b;
}
static void join(int n, char *__counted_by(n) __scope d, int m,
                 const char *__counted_by(m) __scope s)
{
    while (*d)
        d++;
    while (m-- && (*d++ = *s++))
        ;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char a[20] = "", b[8];
    copy_text(8, b, 6, "first");
    join(20, a, 8, b);
    join(20, a, 8, "-second");
    console_print(c, "%s %d %d %d %d\n", a, length("twelve chars"), compare("abc", "abd"),
                  compare("same", "same"), compare("b", "a") > 0);
    return 0;
}
