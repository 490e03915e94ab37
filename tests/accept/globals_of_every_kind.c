// File-scope variables of every kind start as they say, or zero, and are changed.
// expect: 0 -5 0.5 0 1 1 1 1 1 text abc
// expect: 255 -10 1.75 1.25 0 7 9 7 other
#include <console.h>

struct s {
    int n;
    struct s *next;
};
static u8 a;
static i64 b = -5;
static float f = 0.5f;
static double d;
static _Bool t = 1;
static struct s s, *p = &s;
static int v[3] = {1};
static struct s list[2] = {{1, &s}};
static enum { X, Y } e = Y;
static const char *text = "text";
static char letters[8] = "abc";
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %ld %g %g %d %d %d %d %d %s %s\n", a, b, f, d, t, p == &s, v[0] + v[2],
                  list[0].next == p, e, text, letters);
    a--;
    b *= 2;
    f += d += 1.25;
    t = 0;
    p->n = 7;
    v[1] = 9;
    list[1] = list[0];
    letters[3] = 'd';
    text = "other";
    console_print(c, "%d %ld %g %g %d %d %d %d %s\n", a, b, f, d, t, s.n, v[1], list[1].next->n,
                  text);
    return 0;
}
