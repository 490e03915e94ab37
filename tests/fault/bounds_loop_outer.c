// What every turn of an outer loop checks alike faults in the first turn, and in none when there is none.
// expect: 0
// expect: before
#include <console.h>

static int sum(const int *__array a, u32 k, u32 turns)
{
    int s = 0;
    for (u32 i = 0; i < turns; i++) {
        s += a[k]; // fault: bounds "a[k]" i=7 len=4
        for (u32 j = 0; j < i; j++)
            s ^= (int)j;
    }
    return s;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    int *a = new_array(int, 4);
    console_print(console, "%d\n", sum(a, 7, (u32)argc - 1));
    console_print(console, "before\n");
    return sum(a, 7, (u32)argc + 3);
}
