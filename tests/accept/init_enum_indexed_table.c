// A table indexed by enumerators, in another order than theirs.
// expect: mon 1 a
// expect: tue 2 b
// expect: wed 3 c
// expect: mon 1 a
#include <console.h>

enum day { MON, TUE, WED, DAYS };
static const int hours[DAYS] = {[WED] = 3, [MON] = 1, [TUE] = 2};
static const char names[DAYS][4] = {[TUE] = "tue", [WED] = "wed", [MON] = "mon"};
static const struct {
    enum day next;
    char mark;
} rule[] = {[MON] = {TUE, 'a'}, [WED] = {MON, 'c'}, [TUE] = {WED, 'b'}};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    enum day d = MON;
    for (int i = 0; i < 4; i++, d = rule[d].next)
        console_print(c, "%s %d %c\n", names[d], hours[d], rule[d].mark);
    return 0;
}
