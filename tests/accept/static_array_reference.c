// A static array as a whole is an object of its own where a reference to it lasts: stored, returned, passed on.
// expect: 4 3 20 20 7 9 2
#include <console.h>

static int counts[4] = {1, 2, 3, 4};
static const int codes[] = {10, 20};
static const int more[] = {7, 8, 9};
static int *__array current;

struct program {
    const int *__counted_by(n) code;
    size_t n;
};
SLICE(const int, codes_slice);

static int *__array all(void)
{
    return counts;
}

static const int *__array chosen(int is_long)
{
    return is_long ? more : codes;
}

int main(int argc, str_t *__array argv)
{
    static int own[2];
    struct program *p = new(struct program);
    codes_slice slice = {more, 0, 3};
    void *any = own;
    p->n = 2, p->code = codes;
    current = counts;
    current[3] += argc - 1;
    current = argc > 5 ? own : all();
    codes[0] > 5 ? current[0]++ : 0;
    console_print(console_open(), "%d %d %d ", current[3], current[2], p->code[1]);
    console_print(console_open(), "%d %d %d ", chosen(0)[1], elems(slice)[0], chosen(1)[2]);
    console_print(console_open(), "%d\n", counts[0] + (any == NULL));
    return 0;
}
