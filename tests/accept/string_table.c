// A table of strings.
// expect: zero one two 1
#include <console.h>

static const str_t names[4] = {"zero", "one", "two"};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 3; i++)
        console_print(c, "%s ", names[i]);
    console_print(c, "%d\n", names[3] == NULL);
    return 0;
}
