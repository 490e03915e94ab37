// Stack-only structs, whole arrays and counted results lent through an interface, and to a handler.
// with: with_loans.c
// plain: no - an event
// expect: heard 8
// expect: heard 31
// expect: 10 8 31
// expect: 4 5 3
#include <console.h>
#include "loans.h"

static int hear(struct loan *__scope first)
{
    for (struct loan *at = first; at; at = at->next)
        console_print(console_open(), "heard %d\n", *at->amount);
    return 10;
}

int main(int argc, str_t *__array argv)
{
    int a = 7, b = 30;
    struct loan second = {&b, "b"}, first = {.amount = &a, .text = "a", .next = &second};
    install(loans_take, hear);
    int sum = loans_take(&first);
    console_print(console_open(), "%d %d %d\n", sum, a, b);
    int row[5] = {1, 2, 3, 4, 5}, *whole = new_array(int, 3);
    int *last = loans_last(row, 5, 2);
    console_print(console_open(), "%d %d %u\n", last[0], last[lenof(last) - 1], loans_length(whole));
    return 0;
}
