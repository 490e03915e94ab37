// A base that only a struct of the function's own holds is kept alive while a loop around it collects.
// plain: no - indices that wrap
// expect: 0 0 0
#include <console.h>

struct element { u64 a, b, c; };
struct node { u64 v; struct element cells[20000]; };
struct __stackonly cursor { struct node *__scope n; };
struct holder { struct node *n; };
static struct node *trash;

static struct node *same(struct node *p) { return p; }

static void litter(u64 i)
{
    if ((i & 63) != 0)
        return;
    trash = new (struct node);
    trash->cells[19000].a = 0x5555, trash->cells[19000].b = 0x6666, trash->cells[19999].c = 0x7777;
}

u64 by_cursor(u64 k, u64 m, u64 o, u64 end, u64 begin);
u64 by_cursor(u64 k, u64 m, u64 o, u64 end, u64 begin)
{
    struct cursor c = {new (struct node)};
    u64 sum = 0;
    for (u64 i = begin; i < end; i++) {
        sum |= c.n->cells[i - k].a | c.n->cells[i - m].b | c.n->cells[i - o].c;
        litter(i);
    }
    return sum;
}

u64 by_holder(u64 k, u64 m, u64 o, u64 end, u64 begin);
u64 by_holder(u64 k, u64 m, u64 o, u64 end, u64 begin)
{
    struct holder h = {new (struct node)};
    u64 sum = 0;
    for (u64 i = begin; i < end; i++) {
        sum |= h.n->cells[i - k].a | h.n->cells[i - m].b | h.n->cells[i - o].c;
        litter(i);
    }
    return sum;
}

u64 by_result(u64 k, u64 m, u64 o, u64 end, u64 begin);
u64 by_result(u64 k, u64 m, u64 o, u64 end, u64 begin)
{
    struct node *n = new (struct node);
    u64 sum = 0;
    for (u64 i = begin; i < end; i++) {
        sum |= same(n)->cells[i - k].a | same(n)->cells[i - m].b | same(n)->cells[i - o].c;
        litter(i);
    }
    return sum;
}

int main(int argc, str_t *__array argv)
{
    u64 a = (u64)argc * 1000000000, end = a + 20000;
    u64 x = by_cursor(a, a, a, end, a), y = by_holder(a, a, a, end, a), z = by_result(a, a, a, end, a);
    console_print(console_open(), "%llu %llu %llu\n", x, y, z);
    return 0;
}
