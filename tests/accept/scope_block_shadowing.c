// The same name at file scope, as parameter, in a block, in a loop; each has its own value and type.
// expect: 2056 7
#include <console.h>

static long name = 1;
static int f(int name)
{
    int sum = name;
    {
        double name = 0.5;
        sum += (int)(name * 100);
        {
            u8 name = 255;
            name++;
            sum += name;
        }
        sum += (int)(name * 10);
    }
    for (int name = 0; name < 2; name++)
        sum += name;
    return sum + name;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int r = f(1000);
    int name = 3 + 4;
    console_print(c, "%d %d\n", r, name);
    return 0;
}
