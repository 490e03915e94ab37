// __func__, __LINE__, __COUNTER__ and their like.
// expect: self main 5
// expect: 0 1
#include <console.h>

static const char *self(void)
{
    return __func__;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%s %s %lu\n", self(), __func__, sizeof __func__);
    int here = __LINE__, next = __LINE__;
    console_print(c, "%d %d\n", next - here, __STDC_VERSION__ >= 201112L);
    return 0;
}
