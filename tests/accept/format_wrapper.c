// Procedures with `...` of the module's own, of another module, and handlers on such an event.
// plain: no - events, and format_rest()
// with: with_journal.c
// expect: 1 two 0x3
// expect: depth 2: (7) <a   > 2.50 -9
// expect: plain
// expect: journal 4: seven 7 and text
// expect: handled 5 by 30: 8 abc
// expect: journal 5: 8 abc
// expect: 5
#include <console.h>
#include "journal.h"

struct counter {
    int calls;
};

__attribute__((format(printf, 1, 2))) static void say(const char *format, ...)
{
    console_print(console_open(), format, format_rest());
}

static void log(int depth, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void log(int depth, const char *format, ...)
{
    if (depth < 2) {
        log(depth + 1, format, format_rest());
        return;
    }
    say("depth %d: ", depth);
    console_print(console_open(), format, format_rest());
    say("\n");
}

__attribute__((format(printf, 3, 4))) static int handle(struct counter *counter, int level,
                                                        const char *format, ...)
{
    struct console *console = console_open();
    console_print(console, "handled %d by %d: ", level, ++counter->calls);
    console_print(console, format, format_rest());
    return level;
}

__attribute__((format(printf, 3, 4), noinline)) static __functional _Bool
high(struct counter *counter, int level, const char *format, ...)
{
    return level > 4;
}

int main(int argc, str_t *__array argv)
{
    char text[4] = "abc";
    struct counter *counter = new(struct counter);
    say("%d %s %#x\n", 1, "two", 3u);
    log(0, "(%lld) <%-4s> %.2f %d", 7ll, "a", 2.5, -9);
    say("plain\n");
    journal_write(4, "seven %d and %s\n", 7, "text");
    counter->calls = 29;
    install(journal_write, handle, .guard = high, .closure = counter, .order = ORDER_FIRST);
    int last = journal_write(5, "%d %.*s\n", 8, 3, text);
    say("%d\n", last);
    return 0;
}
