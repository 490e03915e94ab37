// A machine of states in a loop: counts words, numbers and strings in a text.
// expect: 3 2 1
#include <console.h>

enum state { BLANK, WORD, NUMBER, STRING };
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const char *text = "let x1 = 42 + \"a 7 b\" 1000 end";
    enum state state = BLANK;
    int words = 0, numbers = 0, strings = 0;
    for (int i = 0; text[i]; i++) {
        char k = text[i];
        switch (state) {
        case BLANK:
            if (k == '"') {
                state = STRING;
                strings++;
            } else if (k >= '0' && k <= '9') {
                state = NUMBER;
                numbers++;
            } else if (k >= 'a' && k <= 'z') {
                state = WORD;
                words++;
            }
            break;
        case WORD:
        case NUMBER:
            if (k == ' ')
                state = BLANK;
            break;
        case STRING:
            if (k == '"')
                state = BLANK;
        }
    }
    console_print(c, "%d %d %d\n", words, numbers, strings);
    return 0;
}
