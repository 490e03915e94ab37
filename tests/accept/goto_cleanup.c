// Errors leave through labels at the end that undo what was done, in order.
// expect: 0 21, -1 0, -1 1, -1 21, 
#include <console.h>

static int undone;
static int work(int fail)
{
    int result = -1;
    if (fail == 1)
        goto nothing;
    if (fail == 2)
        goto first;
    if (fail == 3)
        goto second;
    result = 0;
second:
    undone = undone * 10 + 2;
first:
    undone = undone * 10 + 1;
nothing:
    return result;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 4; i++) {
        undone = 0;
        int r = work(i);
        console_print(c, "%d %d, ", r, undone);
    }
    console_print(c, "\n");
    return 0;
}
