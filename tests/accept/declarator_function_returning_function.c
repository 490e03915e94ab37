// A procedure that returns a procedure, called at once.
// expect: 9 5
// expect: -1 1
#include <console.h>

typedef int (*operation)(int, int);
static int add(int a, int b)
{
    return a + b;
}
static int sub_of(int a, int b)
{
    return a - b;
}
static operation choose(char sign)
{
    return sign == '+' ? add : sub_of;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", choose('+')(7, 2), choose('-')(7, 2));
    operation f = choose('-');
    console_print(c, "%d %d\n", (*f)(1, 2), (**f)(2, 1));
    return 0;
}
