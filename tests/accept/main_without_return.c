// main that ends without `return` returns 0.
// expect: end
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "end\n");
}
