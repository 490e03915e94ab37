// Conditional compilation.
// expect: 64
#include <console.h>

#if defined(__SIZEOF_POINTER__) || 1
#define WIDTH 64
#else
#define WIDTH 32
#endif

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d\n", WIDTH);
    return 0;
}
