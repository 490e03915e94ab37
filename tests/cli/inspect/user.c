/* Calls every procedure of the interface, so that the tables of its object describe all of it. */
#include <spin/safe.h>
#include "kinds.h"

static i32 visit(struct point *__scope p)
{
    return p->x;
}

int main(int argc, str_t *__array argv)
{
    struct token *token = kinds_open("name");
    struct token *found = kinds_find(token, 7);
    const struct point *first = kinds_first(new(struct record));
    u32 numbers[3] = {1, 2, 3};
    u8 block[8];
    u32 sum = kinds_sum(numbers, 2);
    kinds_fill(block, 8);
    i64 each = kinds_each(new(struct record), visit);
    _Bool same = kinds_same(NULL, token);
    u8 *__array bytes = kinds_bytes("x", 1.5);
    u32 hash = kinds_hash(bytes);
    kinds_tick();
    kinds_log(token, "%d\n", 1);
    status s = kinds_close(token);
    return found != NULL && sum && each && same && hash && first->x && failed(s);
}
