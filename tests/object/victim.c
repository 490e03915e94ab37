/* Finding things in an object that is to be damaged. */
#include "victim.h"

#include <stdlib.h>
#include <string.h>

Elf64_Ehdr *victim_header(struct victim *victim)
{
    return (Elf64_Ehdr *)victim->bytes;
}

/* Headers of TCC's objects are not aligned: they are copied out and in. */
Elf64_Shdr victim_section(struct victim *victim, size_t i)
{
    Elf64_Shdr header;
    memcpy(&header, victim->bytes + victim_header(victim)->e_shoff + i * sizeof header,
           sizeof header);
    return header;
}

void victim_set_section(struct victim *victim, size_t i, Elf64_Shdr header)
{
    memcpy(victim->bytes + victim_header(victim)->e_shoff + i * sizeof header, &header,
           sizeof header);
}

static const char *section_name(struct victim *victim, size_t i)
{
    Elf64_Shdr names = victim_section(victim, victim_header(victim)->e_shstrndx);
    return (const char *)victim->bytes + names.sh_offset + victim_section(victim, i).sh_name;
}

size_t victim_find_section(struct victim *victim, const char *name)
{
    for (size_t i = 1; i < victim_header(victim)->e_shnum; i++)
        if (strcmp(section_name(victim, i), name) == 0)
            return i;
    abort();
}

size_t victim_find_type(struct victim *victim, uint32_t type)
{
    for (size_t i = 1; i < victim_header(victim)->e_shnum; i++)
        if (victim_section(victim, i).sh_type == type)
            return i;
    abort();
}

/* The relocation table of a section. */
size_t victim_find_relocations(struct victim *victim, size_t target)
{
    for (size_t i = 1; i < victim_header(victim)->e_shnum; i++)
        if (victim_section(victim, i).sh_type == SHT_RELA && victim_section(victim, i).sh_info == target)
            return i;
    abort();
}

Elf64_Rela *victim_relocation(struct victim *victim, const char *name)
{
    size_t table = victim_find_relocations(victim, victim_find_section(victim, name));
    return (Elf64_Rela *)(victim->bytes + victim_section(victim, table).sh_offset);
}

size_t victim_symbol_count(struct victim *victim)
{
    return victim_section(victim, victim_find_type(victim, SHT_SYMTAB)).sh_size / sizeof(Elf64_Sym);
}

Elf64_Sym *victim_symbol(struct victim *victim, size_t i)
{
    Elf64_Shdr table = victim_section(victim, victim_find_type(victim, SHT_SYMTAB));
    return (Elf64_Sym *)(victim->bytes + table.sh_offset) + i;
}

static const char *symbol_name(struct victim *victim, size_t i)
{
    Elf64_Shdr table = victim_section(victim, victim_find_type(victim, SHT_SYMTAB));
    Elf64_Shdr strings = victim_section(victim, table.sh_link);
    return (const char *)victim->bytes + strings.sh_offset + victim_symbol(victim, i)->st_name;
}

Elf64_Sym *victim_find_symbol(struct victim *victim, const char *name)
{
    for (size_t i = 1; i < victim_symbol_count(victim); i++)
        if (strcmp(symbol_name(victim, i), name) == 0)
            return victim_symbol(victim, i);
    abort();
}

struct spin_module *victim_module(struct victim *victim)
{
    Elf64_Shdr header = victim_section(victim, victim_find_section(victim, ".spin.module"));
    return (struct spin_module *)(victim->bytes + header.sh_offset);
}

/* The relocation of a pointer in the file. */
Elf64_Rela *victim_relocation_of(struct victim *victim, const void *pointer)
{
    uint64_t offset = (uint64_t)((const unsigned char *)pointer - victim->bytes);
    size_t home = 1;
    while (victim_section(victim, home).sh_type != SHT_PROGBITS ||
           offset < victim_section(victim, home).sh_offset ||
           offset - victim_section(victim, home).sh_offset >= victim_section(victim, home).sh_size)
        home++;
    Elf64_Shdr table = victim_section(victim, victim_find_relocations(victim, home));
    Elf64_Rela *at = (Elf64_Rela *)(victim->bytes + table.sh_offset);
    for (size_t n = table.sh_size / sizeof *at; n; n--, at++)
        if (at->r_offset == offset - victim_section(victim, home).sh_offset)
            return at;
    abort();
}

/* What it leads to. */
void *victim_follow(struct victim *victim, const void *pointer)
{
    Elf64_Rela *at = victim_relocation_of(victim, pointer);
    Elf64_Sym *target = victim_symbol(victim, ELF64_R_SYM(at->r_info));
    Elf64_Shdr home = victim_section(victim, target->st_shndx);
    return victim->bytes + home.sh_offset + target->st_value + (size_t)at->r_addend;
}

/* The rows of a table. */
void *victim_rows(struct victim *victim, size_t field)
{
    return victim_follow(victim, (unsigned char *)victim_module(victim) + field);
}
