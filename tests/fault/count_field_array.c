// The count of every element of an array of counted references is checked when it is loaded.
#include <spin/safe.h>

struct table {
    u32 n;
    u32 *__counted_by(n) rows[4];
};

int main(int argc, str_t *__array argv)
{
    struct table *t = new(struct table);
    t->rows[1] = new_array(u32, 4);
    t->n = 5;
    u32 *row = t->rows[argc]; // fault: count "t->rows[argc]" n=5 len=4
    return (int)row[0];
}
