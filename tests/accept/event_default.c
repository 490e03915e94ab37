// The default handler runs when no other did; then its result is that of the event.
// plain: no - events
// with: with_oracle.c
// expect: none: 1001 1002
// expect: guarded: 1001 20
// expect: second default: 0
// expect: first: 0
// expect: told 3
// expect: default: 3 140
// expect: others: 4 140
#include "oracle.h"

#include <console.h>
#include <event.h>

struct count {
    int calls;
};

static __functional _Bool is_even(int question)
{
    return question % 2 == 0;
}

static int on_even(int question)
{
    return question * 10;
}

static int on_silence(struct count *count, int question)
{
    count->calls++;
    return question * 7;
}

static void on_told(struct count *count, int what)
{
    console_print(console_open(), "told %d\n", what);
    count->calls++;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct count *count = new(struct count);
    console_print(out, "none: %d %d\n", oracle_answer(1), oracle_answer(2));
    install(oracle_answer, on_even, .guard = is_even);
    console_print(out, "guarded: %d %d\n", oracle_answer(1), oracle_answer(2));
    console_print(out, "second default: %d\n", install(oracle_answer, on_even, .order = ORDER_DEFAULT) != NULL);
    console_print(out, "first: %d\n", install(oracle_answer, on_even, .order = ORDER_FIRST) != NULL);
    oracle_told(2);
    struct binding *told = install(oracle_told, on_told, .closure = count, .order = ORDER_DEFAULT);
    oracle_told(3);
    struct binding *silent = install(oracle_silent, on_silence, .closure = count, .order = ORDER_DEFAULT);
    int first = oracle_silent(20), second = oracle_silent(20);
    console_print(out, "default: %d %d\n", count->calls, first);
    install(oracle_silent, on_even, .guard = is_even);
    console_print(out, "others: %d %d\n", count->calls + (oracle_silent(5) == 35), second);
    return failed(event_uninstall(told)) || succeeded(event_uninstall(told)) || !silent;
}
