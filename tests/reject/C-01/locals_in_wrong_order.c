// rule: C-01
// Where each of them may point is looked at in turn: n times for n of them, and so for hours.
#include <spin/safe.h>
#define STEP(a, b) a = b;
#define NAME(n)  int *__scope n = NULL;
#define NAMES(r) NAME(r##0) NAME(r##1) NAME(r##2) NAME(r##3) NAME(r##4)
#define ROW(r, next)                                                                               \
    STEP(r##0, r##1) STEP(r##1, r##2) STEP(r##2, r##3) STEP(r##3, r##4) STEP(r##4, next##0)
#define EIGHT(x)                                                                                   \
    NAMES(x##a) NAMES(x##b) NAMES(x##c) NAMES(x##d) NAMES(x##e) NAMES(x##f) NAMES(x##g) NAMES(x##h)
#define ROWS(x, next)                                                                              \
    ROW(x##a, x##b) ROW(x##b, x##c) ROW(x##c, x##d) ROW(x##d, x##e) ROW(x##e, x##f)                \
    ROW(x##f, x##g) ROW(x##g, x##h) ROW(x##h, next##a)

int main(int argc, str_t *__array argv) // error: C-01 "too many locals"
{
    int here = argc;
    EIGHT(a) EIGHT(b) EIGHT(c) EIGHT(d) EIGHT(e) EIGHT(f) NAMES(ga)
    ga0 = &here;
    ROWS(a, b) ROWS(b, c) ROWS(c, d) ROWS(d, e) ROWS(e, f) ROWS(f, g)
    return aa0 == NULL;
}
