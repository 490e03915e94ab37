// A negative count is larger than any array.
#include <spin/safe.h>

struct table { u32 *__counted_by(n) keys; int n; };

int main(int argc, str_t *__array argv)
{
    struct table *t = new(struct table);
    t->keys = new_array(u32, 16);
    t->n = -1;
    u32 *k = t->keys; // fault: count "t->keys" len=16
    return (int)k[0];
    return 0;
}
