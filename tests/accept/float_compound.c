// Compound assignment and ++ on floats.
// expect: 1.1250
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    f32 x = 0.5f;
    x += 1;
    x *= 3;
    x++;
    --x;
    x /= 4;
    console_print(c, "%.4f\n", x);
    return 0;
}
