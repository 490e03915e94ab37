// Tags, members, labels and variables have name spaces of their own.
// expect: 1 2
// expect: 3
#include <console.h>

struct name {
    int name;
    struct {
        int name;
    } in;
};
enum other { value };
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct name name = {.name = 1, .in.name = 2};
    goto value;
value:
    name.name += value;
    console_print(c, "%d %d\n", name.name, name.in.name);
    struct value {
        int value;
    } other = {value + 3};
    console_print(c, "%d\n", other.value);
    return 0;
}
