// Width and precision from arguments; a negative width means left, a negative precision none.
// expect: [    42] [42    ] [42    ]
// expect: [0007] [     007] [7]
// expect: [ab] [    ab] [3.14] [     2.7]
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "[%*d] [%-*d] [%*d]\n", 6, 42, 6, 42, -6, 42);
    console_print(c, "[%.*d] [%*.*d] [%.*d]\n", 4, 7, 8, 3, 7, -1, 7);
    console_print(c, "[%.*s] [%*s] [%.*f] [%*.*f]\n", 2, "abcd", 6, "ab", 2, 3.14159, 8, 1,
                  2.71828);
    return 0;
}
