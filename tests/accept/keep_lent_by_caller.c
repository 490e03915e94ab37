// What a caller made for a function of the same file alone is alive while a loop of that function collects.
// plain: no - indices that wrap
// expect: 0 0 0
#include <console.h>

struct element { u64 a, b, c; };
struct node { u64 v; struct element cells[20000]; };
static struct node *trash;

static struct node *made(void) { return new (struct node); }

static void litter(u64 i)
{
    if ((i & 63) != 0)
        return;
    trash = new (struct node);
    trash->cells[19000].a = 0x5555, trash->cells[19000].b = 0x6666, trash->cells[19999].c = 0x7777;
}

static u64 sum(struct node *n, u64 k, u64 m, u64 o, u64 end, u64 begin)
{
    u64 sum = 0;
    for (u64 i = begin; i < end; i++) {
        sum |= n->cells[i - k].a | n->cells[i - m].b | n->cells[i - o].c;
        litter(i);
    }
    return sum;
}

/* Passed on, and as a copy. */
static u64 through(struct node *n, u64 k, u64 m, u64 o, u64 end, u64 begin)
{
    struct node *copy = n;
    return sum(copy, k, m, o, end, begin);
}

u64 of_new(u64 k, u64 m, u64 o, u64 end, u64 begin);
u64 of_new(u64 k, u64 m, u64 o, u64 end, u64 begin) { return sum(new (struct node), k, m, o, end, begin); }

u64 of_result(u64 k, u64 m, u64 o, u64 end, u64 begin);
u64 of_result(u64 k, u64 m, u64 o, u64 end, u64 begin) { return through(made(), k, m, o, end, begin); }

u64 of_local(u64 k, u64 m, u64 o, u64 end, u64 begin);
u64 of_local(u64 k, u64 m, u64 o, u64 end, u64 begin)
{
    struct node *n = new (struct node);
    u64 x = through(n, k, m, o, end, begin);
    n = NULL;
    return x;
}

int main(int argc, str_t *__array argv)
{
    u64 a = (u64)argc * 1000000000, end = a + 20000;
    u64 x = of_new(a, a, a, end, a), y = of_result(a, a, a, end, a), z = of_local(a, a, a, end, a);
    console_print(console_open(), "%llu %llu %llu\n", x, y, z);
    return 0;
}
