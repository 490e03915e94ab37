// An interpreter of eight instructions with matched brackets computed before.
// expect: Hello World!
// expect: 906
#include <console.h>

enum { SIZE = 64 };
static int run(struct console *c, const char *code)
{
    u8 tape[SIZE] = {0};
    int match[128] = {0}, open[32], depth = 0, steps = 0, at = 0;
    for (int i = 0; code[i]; i++) {
        if (code[i] == '[') {
            open[depth++] = i;
        } else if (code[i] == ']') {
            match[i] = open[--depth];
            match[match[i]] = i;
        }
    }
    for (int i = 0; code[i]; i++, steps++) {
        switch (code[i]) {
        case '>': at = (at + 1) % SIZE; break;
        case '<': at = (at + SIZE - 1) % SIZE; break;
        case '+': tape[at]++; break;
        case '-': tape[at]--; break;
        case '.': console_print(c, "%c", tape[at]); break;
        case '[':
            if (!tape[at])
                i = match[i];
            break;
        case ']':
            if (tape[at])
                i = match[i];
        }
    }
    return steps;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = run(c, "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+"
                   "++.------.--------.>>+.>++.");
    console_print(c, "%d\n", n);
    return 0;
}
