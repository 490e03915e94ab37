// Static locals: arrays, structs, references to objects, tables of procedures.
// expect: 4051 44062 644083 7644114 87644155 
#include <console.h>

typedef int (*step)(int);
static int plus(int n)
{
    return n + 3;
}
static int times(int n)
{
    return n * 2;
}
struct node {
    struct node *next;
    int n;
};
static int run(void)
{
    static const step steps[] = {plus, times, plus};
    static int at, values[3] = {1, 2, 3};
    static struct node *list;
    static struct {
        int a;
        char b[4];
    } s = {5, "ab"};
    struct node *n = new (struct node);
    n->next = list;
    list = n;
    n->n = values[at % 3] = steps[at % 3](values[at % 3]);
    s.a += at++;
    s.b[2] = 'a' + at;
    int sum = 0;
    for (n = list; n; n = n->next)
        sum = sum * 10 + n->n;
    return sum * 1000 + s.a * 10 + s.b[2] - 'a';
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 5; i++)
        console_print(c, "%d ", run());
    console_print(c, "\n");
    return 0;
}
