/* Tables of the kernel's interfaces without fingerprints, until spinc makes them. */
#pragma once

#include <spin/interface.h>

#define PROCEDURE(word, kind) {.name = word, .effects = kind}
#define INTERFACE(word)                                                                            \
    static const struct spin_host_interface word##_interface = {                                   \
        .name = #word,                                                                             \
        .text = "",                                                                                \
        .procedures = word##_procedures,                                                           \
        .procedure_count = sizeof word##_procedures / sizeof *word##_procedures,                   \
    }

static const struct spin_host_procedure clock_procedures[] = {PROCEDURE("clock_now", SPIN_RETURNS)};
INTERFACE(clock);
static const struct spin_host_procedure console_procedures[] = {
    PROCEDURE("console_open", SPIN_RETURNS),
    PROCEDURE("console_write", 0),
    PROCEDURE("console_print", 0),
};
INTERFACE(console);
static const struct spin_host_procedure device_procedures[] = {
    PROCEDURE("device_open", SPIN_RETURNS),
    PROCEDURE("device_size", SPIN_RETURNS),
    PROCEDURE("device_read", SPIN_RETURNS),
};
INTERFACE(device);
static const struct spin_host_procedure domain_procedures[] = {
    PROCEDURE("domain_create", SPIN_RETURNS),    PROCEDURE("domain_resolve", SPIN_RETURNS),
    PROCEDURE("domain_unresolve", SPIN_RETURNS), PROCEDURE("domain_initialise", SPIN_RETURNS),
    PROCEDURE("domain_destroy", SPIN_RETURNS),   PROCEDURE("domain_exports", SPIN_RETURNS),
    PROCEDURE("domain_combine", SPIN_RETURNS),   PROCEDURE("domain_of_interface", SPIN_RETURNS),
};
INTERFACE(domain);
static const struct spin_host_procedure event_procedures[] = {
    PROCEDURE("event_uninstall", SPIN_RETURNS)};
INTERFACE(event);
static const struct spin_host_procedure heap_procedures[] = {
    PROCEDURE("heap_collect", 0),
    PROCEDURE("heap_statistics", 0),
};
INTERFACE(heap);
static const struct spin_host_procedure namespace_procedures[] = {
    PROCEDURE("namespace_register", SPIN_RETURNS),
    PROCEDURE("namespace_withdraw", SPIN_RETURNS),
    PROCEDURE("namespace_find", SPIN_RETURNS),
};
INTERFACE(namespace);
