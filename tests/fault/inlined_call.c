// What is put into its callers faults where it is written, with its own operands.
#include <console.h>

struct cell {
    int *__counted_by(n) a;
    u32 n;
};

static int element(const struct cell *cell, u32 i)
{
    if (i == 77)
        return 0;
    return cell->a[i]; // fault: bounds "cell->a[i]" i=4 len=4
}

static int both(const struct cell *cell, u32 i)
{
    return element(cell, i) + element(cell, i + 1);
}

int main(int argc, str_t *__array argv)
{
    struct cell *cell = new (struct cell);
    cell->a = new_array(int, 4);
    cell->n = 4;
    return element(cell, 77) + both(cell, 1) + both(cell, (u32)argc + 2);
}
