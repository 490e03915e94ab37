// The value of main is the exit status.
// expect: leaving
// exit: 7
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "leaving\n");
    return 7;
}
