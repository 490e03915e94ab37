// The bound of an array of counted references is a field beside the array.
// plain: no - lengths of references
// expect: 4 2
#include <console.h>

struct table {
    u32 n;
    u32 *__counted_by(n) rows[4];
};

int main(int argc, str_t *__array argv)
{
    struct table *t = new(struct table);
    t->n = 4;
    t->rows[1] = new_array(u32, 4);
    u32 whole = (u32)lenof(t->rows[argc]);
    t->n = 2;
    console_print(console_open(), "%u %u\n", whole, (u32)lenof(t->rows[1]));
    return 0;
}
