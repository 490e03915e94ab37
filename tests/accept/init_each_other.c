// Static objects whose initial contents name each other, the one that is declared first among them.
#include <console.h>

struct node {
    struct node *next;
    int value;
    int *__array places;
};

static struct node last;
static int places[];
static struct node first = {&last, 1, places};
static struct node last = {&first, 2, places};
static struct node pair[2];
static struct node *__array all = pair;
static struct node pair[2] = {{&first, 3, NULL}, {&last, 4, places}};
static int places[3] = {5, 6, 7};

int main(int argc, str_t *__array argv)
{
    static struct node own = {&own, 8, NULL};
    console_print(console_open(), "%d %d %d %d\n", first.next->value, last.next->next->value,
                  all[1].next->places[2], own.next->next->value);
    // expect: 2 2 7 8
    return 0;
}
