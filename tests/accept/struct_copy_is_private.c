// Assignment copies a struct, also out of and into arrays.
// expect: 99 5 1 0
#include <spin/safe.h>
#include <console.h>

struct item { int id; u8 tag[5]; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct item a = {1, {1, 2, 3, 4, 5}}, b = a, list[3] = {0};
    a.tag[0] = 99;
    list[2] = b;
    b = list[1];
    console_print(out, "%d %d %d %d\n", a.tag[0], list[2].tag[4], list[2].id, b.id);
    return 0;
}
