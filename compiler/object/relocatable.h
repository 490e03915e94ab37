/* A relocatable ELF file in memory, as a back end wrote it: sections, symbols, relocations.
 *
 * Every offset is checked when the file is opened, so that later readers need not. Headers are copied
 * out: TCC does not align them. The bytes belong to the caller and may be patched in place. */
#pragma once

#include "arena.h"

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct relocatable {
    uint8_t *bytes;
    size_t size;
    Elf64_Shdr *sections;
    size_t section_count;
    Elf64_Sym *symbols;
    size_t symbol_count;
    const char *names;         /* of symbols; every st_name lies inside, and it is terminated */
    const char *section_names; /* the same for sections */
    const bool **relocated; /* per section of code, per byte: whether a relocation starts there */
};

/* NULL when opened; else what is wrong. */
const char *relocatable_open(struct relocatable *file, struct arena *arena, void *bytes,
                             size_t size);

const char *relocatable_section_name(const struct relocatable *file, const Elf64_Shdr *section);
const char *relocatable_symbol_name(const struct relocatable *file, const Elf64_Sym *symbol);

/* Bytes of a section; NULL for those without bytes in the file. */
uint8_t *relocatable_bytes(const struct relocatable *file, const Elf64_Shdr *section);

/* The defined symbol of this name, or NULL. */
const Elf64_Sym *relocatable_find(const struct relocatable *file, const char *name);

/* The place of a defined symbol in the file when `size` bytes from it lie in its section, or NULL. */
uint8_t *relocatable_place(const struct relocatable *file, const Elf64_Sym *symbol, size_t size);
