// A parameter's slice whose words are read before two loops over it, one of which may not be reached.
// plain: no - lengths of references
// expect: 28 1 2 3 4 5 6 7
// expect: 31 2 3 4 4 5 6 7
#include <console.h>

SLICE(u32, part);
static u64 total;

static void run(part whole, _Bool moves)
{
    if (moves) {
        for (u32 i = 0; i < 2; i += 2)
            copy(elems(whole), elems(whole) + 1, 3);
    } else {
        total += elems(whole)[2] - 3;
    }
    for (u32 i = 0; i < lenof(elems(whole)); i++)
        total += elems(whole)[i];
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u32 *n = new_array(u32, 7);
    for (u32 i = 0; i < 7; i++)
        n[i] = i + 1;
    for (u32 turn = 0; turn < 2; turn++) {
        total = 0;
        run((part){n, 0, 7}, turn);
        console_print(c, "%lu %u %u %u %u %u %u %u\n", total, n[0], n[1],
                      n[2], n[3], n[4], n[5], n[6]);
    }
    return 0;
}
