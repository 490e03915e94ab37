// Character arrays inside structs and unions, with and without braces, and what follows them.
// expect: first 1 97
// expect: 2nd 2 99
// expect: third 3 0
// expect: 104 0
#include <console.h>

struct named {
    char name[6];
    int n;
    char tail[2];
};
union text {
    char s[4];
    u8 b[4];
};
static struct named list[] = {{"first", 1, "ab"}, {{"2nd"}, 2, {'c'}}, {.n = 3, .name = "third"}};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    union text u = {"hey"};
    for (int i = 0; i < 3; i++)
        console_print(c, "%s %d %d\n", list[i].name, list[i].n, list[i].tail[0]);
    console_print(c, "%d %d\n", u.b[0], u.b[3]);
    return 0;
}
