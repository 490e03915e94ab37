// Days since 1970 to dates and back, weekdays, leap years, the length of months.
// expect: 0 4 1970-01-01
// expect: 11016 2 2000-02-29
// expect: -1 3 1969-12-31
// expect: -135080 3 1600-03-01
// expect: 24855 2 2038-01-19
// expect: -719535 6 -1-12-25
// expect: 0 13149
#include <console.h>

struct date {
    int year, month, day;
};
static _Bool is_leap(int y)
{
    return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
}
static int length(int y, int m)
{
    static const u8 days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[m - 1] + (m == 2 && is_leap(y));
}
static long to_days(struct date d)
{
    long y = d.year - (d.month <= 2), era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
    long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}
static struct date from_days(long n)
{
    n += 719468;
    long era = (n >= 0 ? n : n - 146096) / 146097, doe = n - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365,
         doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    struct date d = {.day = doy - (153 * mp + 2) / 5 + 1, .month = mp < 10 ? mp + 3 : mp - 9};
    d.year = yoe + era * 400 + (d.month <= 2);
    return d;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const struct date dates[] = {{1970, 1, 1}, {2000, 2, 29}, {1969, 12, 31},
                                        {1600, 3, 1}, {2038, 1, 19}, {-1, 12, 25}};
    for (u32 i = 0; i < sizeof dates / sizeof *dates; i++) {
        long n = to_days(dates[i]);
        struct date d = from_days(n);
        console_print(c, "%ld %ld %d-%02d-%02d\n", n, ((n + 4) % 7 + 7) % 7, d.year, d.month,
                      d.day);
    }
    int wrong = 0;
    long n = to_days((struct date){1999, 1, 1});
    for (int y = 1999; y < 2006; y++)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= length(y, m); d++, n++) {
                struct date back = from_days(n);
                wrong += back.year != y || back.month != m || back.day != d;
            }
    console_print(c, "%d %ld\n", wrong, n);
    return 0;
}
