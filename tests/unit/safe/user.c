/* Calls service from its initialiser and from main. */
#include "service.h"

#include <console.h>

module(user);
initialiser(start);

static void say(u64 question)
{
    console_print(console_open(), "answer %u scale %f\n", (u32)service_answer(question),
                  service_scale(1.5, 3, 0.25f));
}

static status start(void)
{
    say(4);
    return OK;
}

int main(int argc, str_t *__array argv)
{
    say(5);
    return argc + (argv == NULL);
}
