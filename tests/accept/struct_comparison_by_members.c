// Arrays of structs searched, counted and ordered by comparing members.
// expect: 1999-12-31 2000-01-01 2024-01-31 2024-02-01 2024-02-29 
#include <console.h>

struct date {
    u16 year;
    u8 month, day;
};
static int order(struct date a, struct date b)
{
    return a.year != b.year     ? a.year - b.year
           : a.month != b.month ? a.month - b.month
                                : a.day - b.day;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct date v[] = {{2024, 2, 29}, {1999, 12, 31}, {2024, 2, 1}, {2000, 1, 1}, {2024, 1, 31}};
    int n = sizeof v / sizeof *v;
    for (int i = 1; i < n; i++)
        for (int j = i; j > 0 && order(v[j - 1], v[j]) > 0; j--) {
            struct date t = v[j];
            v[j] = v[j - 1];
            v[j - 1] = t;
        }
    for (int i = 0; i < n; i++)
        console_print(c, "%d-%02d-%02d ", v[i].year, v[i].month, v[i].day);
    console_print(c, "\n");
    return 0;
}
