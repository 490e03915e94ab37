// Static references are initialised by whole globals, literals, procedures and null.
// expect: 123 4 1 five 8
#include <console.h>

struct node {
    int v;
    struct node *next;
};
typedef int (*get)(void);
static struct node last = {3, NULL}, middle = {2, &last}, first = {1, &middle};
static int four(void)
{
    return 4;
}
static get getter = four, other = &four;
static const char *text = "five";
static int numbers[3] = {6, 7, 8}, *__array all = numbers;
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int sum = 0;
    for (struct node *n = &first; n; n = n->next)
        sum = sum * 10 + n->v;
    console_print(c, "%d %d %d %s %d\n", sum, getter(), other == four, text, all[2]);
    return 0;
}
