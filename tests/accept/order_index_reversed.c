// i[p] and i + p: what is written first is evaluated first.
// plain: no - order of evaluation
// expect: ia 30
// expect: ia 30
// expect: ia 30
// expect: ia 20
// expect: ia 30
// expect: a2 30
#include <spin/safe.h>
#include <console.h>

static struct console *out;
static int *__array numbers;
static int position;

static int i(void)
{
    console_print(out, "i");
    return 2;
}

static int *__array a(void)
{
    console_print(out, "a");
    position = 1;
    return numbers;
}

struct row {
    int cell[3];
};

static struct row *r(struct row *p)
{
    console_print(out, "a");
    position = 1;
    return p;
}

int main(int argc, str_t *__array argv)
{
    out = console_open();
    numbers = new_array(int, 3);
    struct row *row = new(struct row);
    for (int k = 0; k < 3; k++)
        row->cell[k] = numbers[k] = 10 * (k + 1);
    console_print(out, " %d\n", i()[a()]);
    console_print(out, " %d\n", *(i() + a()));
    console_print(out, " %d\n", *&i()[a()]);
    position = 2;
    console_print(out, "ia %d\n", (position - 1)[numbers]);
    console_print(out, " %d\n", i()[r(row)->cell]);
    position = 2;
    int before = position;
    int got = position[r(row)->cell]; // the index is read before r() writes it
    console_print(out, "%d %d\n", before, got);
    return 0;
}
