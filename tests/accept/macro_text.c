/* Macros as C has them: strings of arguments, pasted names, variable arguments, nested calls. */
#include <console.h>
// expect: a + b sum12
// expect: 12 7 3
// expect: 55
#define TEXT(x) #x
#define JOIN(a, b) a##b
#define JOINED(a, b) JOIN(a, b)
#define COUNT(...) (sizeof((int[]){__VA_ARGS__}) / sizeof(int))
#define TWICE(x) ((x) + (x))
#define NUMBER 12

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    int JOINED(sum, NUMBER) = NUMBER, total = 0;
    console_print(console, "%s %s\n", TEXT(a + b), TEXT(sum12));
    console_print(console, "%d %d %d\n", sum12, TWICE(TWICE(2)) - 1, (int)COUNT(1, 2, 3));
    for (int i = 1; i \
         <= 10; i++)
        total += i;
    console_print(console, "%d\n", total);
    return 0;
}
