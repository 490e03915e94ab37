// A struct whose array knows its count.
// expect: 2155287 16
#include <console.h>

struct stack {
    int *__counted_by(room) items;
    u32 room, used;
};
static void push(struct stack *s, int v)
{
    if (s->used == s->room) {
        u32 room = s->room ? s->room * 2 : 2;
        int *items = new_array(int, room);
        if (s->used)
            copy(items, s->items, s->used);
        s->items = items;
        s->room = room;
    }
    s->items[s->used++] = v;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct stack *s = new(struct stack);
    for (int i = 0; i < 10; i++)
        push(s, i * i);
    int sum = 0;
    while (s->used)
        sum = sum * 3 + s->items[--s->used];
    console_print(c, "%d %u\n", sum, s->room);
    return 0;
}
