// Arrays in structs in arrays, with designators at each level.
// expect: 31622 3 9
#include <console.h>

struct item {
    char tag;
    int at[2];
};
struct group {
    struct item items[2];
    int n;
};
static struct group groups[] = {
    [2] = {.items[1] = {.tag = 'z', .at[1] = 9}, .n = 1},
    [0] = {{{'a', {1, 2}}, {'b', {3}}}, 2},
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int sum = 0;
    for (int g = 0; g < 3; g++)
        for (int i = 0; i < 2; i++)
            sum = sum * 3 + groups[g].items[i].tag + groups[g].items[i].at[0] -
                  groups[g].items[i].at[1];
    console_print(c, "%d %lu %d\n", sum, sizeof groups / sizeof *groups, groups[2].items[1].at[1]);
    return 0;
}
