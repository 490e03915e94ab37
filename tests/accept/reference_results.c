// Procedures that return references: to what they made, to what they were given, or null.
// expect: two none three
// expect: changed 1
#include <console.h>

struct item {
    int key;
    const char *name;
    struct item *next;
};
static struct item *make(int key, const char *name, struct item *__nullable next)
{
    struct item *i = new (struct item);
    *i = (struct item){key, name, next};
    return i;
}
static struct item *__nullable find(struct item *__nullable list, int key)
{
    while (list && list->key != key)
        list = list->next;
    return list;
}
static struct item *later(struct item *a, struct item *b)
{
    return a->key > b->key ? a : b;
}
static const char *name_of(struct item *__nullable i)
{
    return i ? i->name : "none";
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct item *list = make(1, "one", make(2, "two", make(3, "three", NULL)));
    console_print(c, "%s %s %s\n", name_of(find(list, 2)), name_of(find(list, 9)),
                  later(list, find(list, 3))->name);
    find(list, 1)->next->name = "changed";
    console_print(c, "%s %d\n", name_of(find(list, 2)), find(list, 4) == NULL);
    return 0;
}
