// Objects that refer to themselves and to each other.
// expect: 3 0 4 2 5 1
#include <console.h>

struct ring {
    struct ring *next;
    int n;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct ring *first = new (struct ring), *last = first;
    first->next = first;
    for (int i = 1; i < 6; i++) {
        struct ring *r = new (struct ring);
        r->n = i;
        r->next = first;
        last->next = r;
        last = r;
    }
    while (first->next != first) {
        for (int i = 0; i < 2; i++)
            first = first->next;
        console_print(c, "%d ", first->next->n);
        first->next = first->next->next;
    }
    console_print(c, "%d\n", first->n);
    return 0;
}
