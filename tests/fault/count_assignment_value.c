// What was assigned has fewer elements than the field's count says.
#include <spin/safe.h>

struct table { u32 n; int *__counted_by(n) keys; };

int main(int argc, str_t *__array argv)
{
    struct table *t = new(struct table);
    t->n = 8;
    return (t->keys = new_array(int, 4))[0]; // fault: count "t->keys" n=8 len=4
}
