// Several labels on one statement, labels at the end of blocks, names of labels as other names.
// expect: 114
#include <console.h>

struct end {
    int end;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct end end = {0};
    goto start;
middle: {
    end.end += 10;
    goto end;
also:;
}
    end.end += 100;
start:
first:
second:
    end.end++;
    if (end.end < 3)
        goto first;
    if (end.end == 3)
        goto middle;
end:
    if (end.end < 20)
        goto also;
    console_print(c, "%d\n", end.end);
    return 0;
}
