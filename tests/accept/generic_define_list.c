// Typed lists by macro instantiation: two types, items shared, removed at either end and in the middle.
// plain: no - order of evaluation
// expect: 3: 1 2 3
// expect: popped 1, 2: 2 3
// expect: 1 0, 1: 2
// expect: 2: 2 9
// expect: popped 2 9 none, 0:
// expect: 2 words, a
#include <spin/list.h>
#include <console.h>

struct flow {
    int id;
};

DEFINE_LIST(struct flow, flow_list);
DEFINE_LIST(const str_t, word_list);

static struct console *out;

static struct flow *flow(int id)
{
    struct flow *f = new(struct flow);
    f->id = id;
    return f;
}

static void show(struct flow_list *all)
{
    console_print(out, "%llu:", all->count);
    for (struct flow_list_link *at = all->first; at; at = at->next)
        console_print(out, " %d", at->item->id);
    console_print(out, "\n");
}

static int popped(struct flow_list *all)
{
    struct flow *f = flow_list_pop(all);
    return f ? f->id : 0;
}

int main(int argc, str_t *__array argv)
{
    out = console_open();
    struct flow_list *all = new(struct flow_list), *none = new(struct flow_list);
    struct flow *two = flow(2), *three = flow(3);
    flow_list_append(all, two);
    flow_list_append(all, three);
    flow_list_push(all, flow(1));
    show(all);
    console_print(out, "popped %d, ", popped(all));
    show(all);
    console_print(out, "%d ", flow_list_remove(all, three));
    console_print(out, "%d, ", flow_list_remove(all, three));
    show(all);
    flow_list_append(all, flow(9));
    show(all);
    console_print(out, "popped %d %d ", popped(all), popped(all));
    console_print(out, "%s, ", popped(all) ? "some" : "none");
    show(all);
    struct word_list *words = new(struct word_list);
    str_t *word = new(str_t);
    *word = "a";
    word_list_push(words, word);
    word_list_push(words, word);
    console_print(out, "%llu words, %s\n", words->count, *word_list_pop(words));
    return none->first || flow_list_remove(none, two);
}
