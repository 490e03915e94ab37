// %c %s %% with width and precision; characters without a NUL need a precision.
// expect: [x] [    y] [z    ] [%]
// expect: [abc] [   abc] [abc   ] [ab] [    ab] [a     ]
// expect: [abc] [] [] [longer]
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char raw[3] = {'a', 'b', 'c'};
    console_print(c, "[%c] [%5c] [%-5c] [%%]\n", 'x', 'y', 'z');
    console_print(c, "[%s] [%6s] [%-6s] [%.2s] [%6.2s] [%-6.1s]\n", "abc", "abc", "abc", "abc",
                  "abc", "abc");
    console_print(c, "[%.3s] [%.0s] [%s] [%3s]\n", raw, "gone", "", "longer");
    return 0;
}
