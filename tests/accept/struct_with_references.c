// Structs that hold references are copied whole.
// expect: first 1 first
#include <spin/safe.h>
#include <console.h>

struct node { struct node *next; const char *name; int n; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct node *a = new(struct node);
    a->name = "first";
    a->n = 1;
    struct node b = *a;
    b.next = a;
    struct node *c = new(struct node);
    *c = b;
    console_print(out, "%s %d %s\n", c->name, c->next == a, c->next->name);
    return 0;
}
