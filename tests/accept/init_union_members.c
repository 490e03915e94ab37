// A union is initialised by its first member, or by the one that is named; the last name wins.
// expect: 7 1 40000000 3fc00000 10
// expect: 1 3f800000 3
#include <console.h>

union number {
    u8 byte;
    u32 word;
    float real;
};
static union number a = {7}, b = {.word = 0x3f800000}, d = {.byte = 1, .real = 2.0f};
static struct holder {
    int n;
    union number u;
} h = {1, {.word = 0x41200000}};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    union number e = {.real = 1.5f};
    console_print(c, "%u %g %x %x %g\n", a.byte, b.real, d.word, e.word, h.u.real);
    union number v[3] = {{1}, {.real = 1}, [2].word = 3};
    console_print(c, "%u %x %u\n", v[0].byte, v[1].word, v[2].word);
    return 0;
}
