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

/* What the modules know of their two interfaces: any text with its BLAKE2b-256. */
/* clang-format off */
#define CALC_TEXT "/* calc */"
#define CALC_FINGERPRINT \
    { \
        { \
            0xa3, 0xd7, 0xbd, 0xf6, 0x95, 0x91, 0xa5, 0xc5, 0xcb, 0xa9, 0xf0, 0x08, 0x13, 0xdb, \
            0x65, 0x3b, 0x0e, 0x26, 0x1f, 0x82, 0x00, 0xd4, 0x37, 0xb6, 0x11, 0xac, 0x78, 0xb3, \
            0x90, 0xd4, 0x59, 0xb2 \
        } \
    }
#define PROBE_TEXT "/* probe */"
#define PROBE_FINGERPRINT \
    { \
        { \
            0x2c, 0x7b, 0xaa, 0x2f, 0x74, 0xf2, 0x59, 0x74, 0xde, 0x93, 0xde, 0x52, 0x7d, 0x9a, \
            0xea, 0x74, 0x6e, 0x40, 0xba, 0x3b, 0x54, 0xc3, 0xb0, 0x76, 0xf7, 0x21, 0x4b, 0x1e, \
            0x3f, 0xcc, 0x6c, 0xf5 \
        } \
    }
/* clang-format on */
