/* An object of either compiler that a case may damage, and where in it things are: through the ELF tables,
 * so that a case fits the objects of both. What is looked for is there; abort() when it is not. */
#pragma once

#include <elf.h>
#include <spin/abi.h>
#include <stddef.h>
#include <stdint.h>

/* A copy of an object; size may shrink. */
struct victim {
    unsigned char *bytes;
    size_t size;
};

Elf64_Ehdr *victim_header(struct victim *victim);

/* Headers of TCC's objects are not aligned: they are copied out and in. */
Elf64_Shdr victim_section(struct victim *victim, size_t i);
void victim_set_section(struct victim *victim, size_t i, Elf64_Shdr header);

/* Numbers of sections: by name, by type, the relocation table of another. */
size_t victim_find_section(struct victim *victim, const char *name);
size_t victim_find_type(struct victim *victim, uint32_t type);
size_t victim_find_relocations(struct victim *victim, size_t target);

/* The first relocation of a section. */
Elf64_Rela *victim_relocation(struct victim *victim, const char *name);

size_t victim_symbol_count(struct victim *victim);
Elf64_Sym *victim_symbol(struct victim *victim, size_t i);
Elf64_Sym *victim_find_symbol(struct victim *victim, const char *name);

/* The module table; the relocation of a pointer in the file, and what it leads to. */
struct spin_module *victim_module(struct victim *victim);
Elf64_Rela *victim_relocation_of(struct victim *victim, const void *pointer);
void *victim_follow(struct victim *victim, const void *pointer);

/* The rows of the table to which a field of the module table leads. */
void *victim_rows(struct victim *victim, size_t field);
