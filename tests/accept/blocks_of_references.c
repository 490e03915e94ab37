// Blocks of references move whole.
// expect: 1 3 1
#include <spin/safe.h>
#include <console.h>

struct node { int n; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct node **list = new_array(struct node *, 4);
    for (int i = 0; i < 4; i++) {
        list[i] = new(struct node);
        list[i]->n = i;
    }
    copy(list, list + 1, 3);
    zero(list + 3, 1);
    console_print(out, "%d %d %d\n", list[0]->n, list[2]->n, list[3] == NULL);
    return 0;
}
