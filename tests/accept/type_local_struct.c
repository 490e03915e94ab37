// A struct declared inside a function.
// expect: 30 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct here {
        int a;
        struct here *next;
    } *h = new(struct here);
    h->a = 3;
    enum { TEN = 10 };
    console_print(c, "%d %d\n", h->a * TEN, h->next == NULL);
    return 0;
}
