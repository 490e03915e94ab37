// A counted field with a count that its array does not have.
#include <spin/safe.h>

struct table { u32 *__counted_by(n) keys; u32 n; };

int main(int argc, str_t *__array argv)
{
    struct table *t = new(struct table);
    t->keys = new_array(u32, 16);
    t->n = 64;
    return (int)t->keys[0]; // fault: count "t->keys" n=64 len=16
    return 0;
}
