// Typed containers by macro: one list for each type, nothing is cast.
// expect: 3 2 1
// expect: beta alpha
#include <spin/safe.h>
#include <console.h>

#define DEFINE_LIST(type, name)                                                                    \
    struct name##_node {                                                                           \
        type value;                                                                                \
        struct name##_node *next;                                                                  \
    };                                                                                             \
    struct name {                                                                                  \
        struct name##_node *first;                                                                 \
    };                                                                                             \
    static void name##_push(struct name *__scope list, type value)                                 \
    {                                                                                              \
        struct name##_node *node = new(struct name##_node);                                        \
        node->value = value;                                                                       \
        node->next = list->first;                                                                  \
        list->first = node;                                                                        \
    }

DEFINE_LIST(int, numbers)
DEFINE_LIST(str_t, names)

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct numbers numbers = {NULL};
    struct names names = {NULL};
    for (int i = 1; i <= 3; i++)
        numbers_push(&numbers, i);
    names_push(&names, "alpha");
    names_push(&names, "beta");
    console_print(out, "%d %d %d\n", numbers.first->value, numbers.first->next->value,
                  numbers.first->next->next->value);
    console_print(out, "%s %s\n", names.first->value, names.first->next->value);
    return 0;
}
