// A null counted field has no elements, whatever its count says.
#include <spin/safe.h>

struct table {
    u32 *__counted_by(n) keys;
    u32 n;
};

int main(int argc, str_t *__array argv)
{
    struct table *t = new(struct table);
    t->n = (u32)argc;
    return (int)t->keys[0]; // fault: count "t->keys" n=1 len=0
}
