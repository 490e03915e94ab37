// An object through void * and back.
// expect: 120
#include <console.h>

struct box {
    void *content;
};
struct apple {
    int weight;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct box *b = new(struct box);
    struct apple *a = new(struct apple);
    a->weight = 120;
    b->content = a;
    console_print(c, "%d\n", as(struct apple, b->content)->weight);
    return 0;
}
