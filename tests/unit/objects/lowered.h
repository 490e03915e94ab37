/* Modules written as spinc writes them: lowered C that ends in tables. For tests of the kernel alone;
 * compiled by clang and by TCC, loaded without a seal. */
#pragma once

#include <spin/abi.h>

#define TABLE(name)    __attribute__((section(".spin." name)))
#define COUNT(rows)    (sizeof(rows) / sizeof *(rows))
#define CODE(function) (void (*)(void))(function)

/* A slot, and a call through it. */
#define SLOT(name)       TABLE("slots") void *slot_##name
#define CALL(name, type) ((type)(*(void *volatile *)&slot_##name))
#define NOTE(value)      (CALL(probe_note, void (*)(uint64_t))(value))
#define ACT(what)        (CALL(probe_act, void (*)(uint64_t))(what))

_Noreturn void spin_fault(uint32_t site, uint64_t a, uint64_t b);
void *spin_new(uint32_t type, uint32_t site);
void *spin_new_array(uint32_t type, uint64_t n, uint32_t site);
void *spin_install(uint32_t row, void *closure, uint32_t order, uint32_t flags, uint32_t limit);
void spin_authorise(uint32_t row);

#define VALUE(text) {.name = "", .declaration = text, .bound = "", .kind = SPIN_KIND_VALUE}
#define ARRAY(text) {.name = "", .declaration = text, .bound = "", .kind = SPIN_KIND_ARRAY}
