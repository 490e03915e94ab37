/*
 * No memory at each request of the boot, and of the first extensions: it is refused in words, nothing is
 * left behind, and the next boot is as if nothing had been.
 */
#include "boot.h"
#include "explain.h"
#include "scarce.h"

#include <string.h>

static status load(enum backend backend, struct domain **domain, bool is_server)
{
    struct bytes object = is_server ? server_object(backend) : client_object(backend);
    return domain_create_asserted(object.bytes, object.size, NULL, NULL, domain);
}

status scarce_start(enum backend backend)
{
    TRY(modules_try_boot(NULL));
    TRY(load(backend, &server, true));
    TRY(load(backend, &client, false));
    struct domain *both[] = {client, server};
    TRY(spindle_link(both, 2));
    return spindle_initialise_all(both, 2);
}

static bool has_words(const char *text)
{
    static const char *const words[] = {"out of memory", "could not start", "heap limit reached"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(text, words[i]) != NULL)
            return true;
    return false;
}

static void check_refusal(size_t first, size_t refused)
{
    cr_assert_gt(refused, 0, "request %zu: %s", first, spindle_message());
    cr_assert(has_words(spindle_message()), "request %zu: %s", first, spindle_message());
}

/* It did without what was refused. */
static void check_success(size_t first)
{
    cr_assert(NOTED(111), "request %zu", first);
    cr_assert_eq(run_entry("main", 0).exit_status, 7, "request %zu", first);
    note_count = 0;
}

bool scarce_try(enum backend backend, size_t first, size_t count)
{
    scarce_arm(first, count);
    status started = scarce_start(backend);
    size_t refused = scarce_disarm();
    if (failed(started))
        check_refusal(first, refused);
    else
        check_success(first);
    spindle_shutdown();
    cr_assert_eq(boot_leaked(), 0, "request %zu: %zu bytes left", first, boot_leaked());
    return refused != 0;
}

BOTH(scarce, each_request_of_the_boot)
{
    size_t first = 1;
    cr_assert_not(scarce_try(backend, SCARCE_FROM_THERE_ON, 1));
    while (scarce_try(backend, first, 1) && scarce_try(backend, first, SCARCE_FROM_THERE_ON))
        first++;
    cr_assert_gt(first, 400);
}
