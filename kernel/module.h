/* The tables of a module (spin/abi.h), checked and copied into kernel memory.
 *
 * The tables come from a compiler that is trusted to be honest, not to be free of errors: every
 * pointer, count, index and string is checked before it is followed. Afterwards all tables, names,
 * members, texts and sites are copies, because faults and inspection need them while the object's own
 * memory may be gone; `code`, `slot`, `address`, `cell`, `word`, `bytes`, `id` and roots are
 * addresses that were checked to lie in the right part of the area. */
#pragma once

#include "pool.h"
#include "zone.h"

#include <spin/abi.h>
#include <spin/status.h>

struct module {
    struct spin_module table;
    struct pool pool;
    uint32_t texts; /* of so many interfaces the texts are the kernel's (text.h) */
};

/* Reads the module whose struct spin_module lies at `va`; on failure there is nothing to free. */
status module_read(struct module *module, const struct zone_area *area, uintptr_t va);

/* Frees the copies. */
void module_free(struct module *module);

/* The interface entry called `name`, NULL: the module does not know it. */
const struct spin_interface *module_interface(const struct module *module, const char *name);

/* The procedure called `name`, NULL: none. */
const struct spin_procedure *module_procedure(const struct module *module, const char *name);

/* The procedure whose code holds the address `pc` of the text, NULL: none begins before it. */
const struct spin_procedure *module_procedure_at(const struct module *module, uintptr_t pc);

/* For module.c and module_check.c: indices and ranges between the tables, once they are copied; takes the texts,
 * which are not. */
status module_check(struct module *module, const struct zone_area *area);
