// A counted field that grows: a larger array, its elements copied, both fields stored in any order.
// expect: 361 324 18 32 100
#include <console.h>

struct stack {
    int *__counted_by(room) v;
    u32 room, used;
};
static void push(struct stack *s, int n)
{
    if (s->used == s->room) {
        u32 room = s->room ? s->room * 2 : 2;
        int *more = new_array(int, room);
        if (s->used)
            copy(more, s->v, s->used);
        s->v = more;
        s->room = room;
    }
    s->v[s->used++] = n;
}
static int pop(struct stack *s)
{
    return s->v[--s->used];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct stack *s = new (struct stack);
    for (int i = 0; i < 20; i++)
        push(s, i * i);
    int a = pop(s), b = pop(s);
    console_print(c, "%d %d %u %u %d\n", a, b, s->used, s->room, s->v[10]);
    return 0;
}
