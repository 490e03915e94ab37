// The limits of <float.h> and what lies just within.
// expect: 3.40282e+38 1.17549e-38 1.19209e-07
// expect: 1.79769e+308 2.22507e-308 2.22045e-16
// expect: 6 15 24 53
// expect: 1 0
#include <console.h>
#include <float.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%g %g %g\n", FLT_MAX, FLT_MIN, FLT_EPSILON);
    console_print(c, "%g %g %g\n", DBL_MAX, DBL_MIN, DBL_EPSILON);
    console_print(c, "%d %d %d %d\n", FLT_DIG, DBL_DIG, FLT_MANT_DIG, DBL_MANT_DIG);
    double d = 1 + DBL_EPSILON;
    console_print(c, "%d %d\n", d > 1, 1 + DBL_EPSILON / 2 > 1);
    return 0;
}
