// An array of strings, each with its own length.
// plain: no - lengths of references
// expect: 461 three
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    str_t names[3] = {"one", "three", ""};
    int n = 0;
    for (int i = 0; i < 3; i++)
        n = n * 10 + (int)lenof(names[i]);
    console_print(out, "%d %s\n", n, names[1]);
    return 0;
}
