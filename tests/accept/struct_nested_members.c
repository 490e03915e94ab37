// Members of members, and arrays of structs in structs.
// expect: 0 5 13 0
#include <spin/safe.h>
#include <console.h>

struct point { int x, y; };
struct shape { struct point corner[3]; struct { u8 red, green; }; int n; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct shape s = {.n = 3, .corner[1] = {5, 6}, .green = 7};
    s.corner[2].x = s.corner[1].y + s.green;
    console_print(out, "%d %d %d %d\n", s.corner[0].x, s.corner[1].x, s.corner[2].x, s.red);
    return 0;
}
