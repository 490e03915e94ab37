/* Damage to what ELF says of an object: the file, its sections, symbols and relocations. */
#include "damage.h"

#include <string.h>

/* --- The file ---------------------------------------------------------------------------------- */

DAMAGE(empty)
{
    victim->size = 0;
}

DAMAGE(short_header)
{
    victim->size = 63;
}

DAMAGE(half)
{
    victim->size /= 2;
}

DAMAGE(without_last_byte)
{
    victim->size -= 1;
}

DAMAGE(no_magic)
{
    victim->bytes[1] = 'F';
}

DAMAGE(of_32_bits)
{
    victim->bytes[EI_CLASS] = ELFCLASS32;
}

DAMAGE(big_endian)
{
    victim->bytes[EI_DATA] = ELFDATA2MSB;
}

DAMAGE(other_machine)
{
    victim_header(victim)->e_machine = EM_AARCH64;
}

DAMAGE(executable)
{
    victim_header(victim)->e_type = ET_EXEC;
}

DAMAGE(section_table_far_away)
{
    victim_header(victim)->e_shoff = UINT64_MAX - 100;
}

DAMAGE(too_many_sections)
{
    victim_header(victim)->e_shnum = 0xffff;
}

DAMAGE(no_sections)
{
    victim_header(victim)->e_shnum = 0;
}

DAMAGE(section_entry_size)
{
    victim_header(victim)->e_shentsize = 32;
}

DAMAGE(names_in_no_section)
{
    victim_header(victim)->e_shstrndx = 0xfff0;
}

/* --- Sections ---------------------------------------------------------------------------------- */

#define CHANGE(index, statement)                                                                   \
    do {                                                                                           \
        size_t i_ = (index);                                                                       \
        Elf64_Shdr s = victim_section(victim, i_);                                                        \
        statement;                                                                                 \
        victim_set_section(victim, i_, s);                                                                \
    } while (0)

DAMAGE(section_past_the_end)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_offset = victim->size);
}

DAMAGE(section_size_overflows)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_size = UINT64_MAX - 8);
}

DAMAGE(writable_text)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_flags |= SHF_WRITE);
}

DAMAGE(no_text)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_flags &= ~(uint64_t)SHF_EXECINSTR);
}

DAMAGE(thread_local_section)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_flags |= SHF_TLS);
}

DAMAGE(odd_alignment)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_addralign = 24);
}

DAMAGE(huge_alignment)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_addralign = UINT64_C(1) << 40);
}

DAMAGE(constructors)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_type = SHT_INIT_ARRAY);
}

DAMAGE(huge_bss)
{
    CHANGE(victim_find_section(victim, ".bss"), s.sh_size = UINT64_C(1) << 50);
}

DAMAGE(section_name_outside)
{
    CHANGE(victim_find_section(victim, ".text"), s.sh_name = 0x7fffffff);
}

DAMAGE(two_symbol_tables)
{
    Elf64_Shdr copy = victim_section(victim, victim_find_type(victim, SHT_SYMTAB));
    victim_set_section(victim, victim_find_section(victim, ".bss"), copy);
}

DAMAGE(no_symbol_table)
{
    CHANGE(victim_find_type(victim, SHT_SYMTAB), s.sh_type = SHT_NOTE);
}

DAMAGE(symbol_entry_size)
{
    CHANGE(victim_find_type(victim, SHT_SYMTAB), s.sh_entsize = 23);
}

DAMAGE(symbol_strings_elsewhere)
{
    CHANGE(victim_find_type(victim, SHT_SYMTAB), s.sh_link = 0xffffff);
}

DAMAGE(strings_without_end)
{
    Elf64_Shdr table = victim_section(victim, victim_find_type(victim, SHT_SYMTAB));
    Elf64_Shdr strings = victim_section(victim, table.sh_link);
    victim->bytes[strings.sh_offset + strings.sh_size - 1] = 'x';
}

/* --- Symbols and relocations ------------------------------------------------------------------- */

DAMAGE(symbol_name_outside)
{
    victim_symbol(victim, victim_symbol_count(victim) - 1)->st_name = 0x7fffffff;
}

DAMAGE(symbol_in_no_section)
{
    victim_find_symbol(victim, "module")->st_shndx = 0xf000;
}

DAMAGE(symbol_value_outside)
{
    victim_find_symbol(victim, "module")->st_value = UINT64_C(1) << 62;
}

DAMAGE(common_symbol)
{
    victim_find_symbol(victim, "module")->st_shndx = SHN_COMMON;
}

/* Names of the C library are on no list. */
DAMAGE(unknown_helper)
{
    Elf64_Sym *found = victim_find_symbol(victim, "spin_fault");
    Elf64_Shdr table = victim_section(victim, victim_find_type(victim, SHT_SYMTAB));
    char *strings = (char *)victim->bytes + victim_section(victim, table.sh_link).sh_offset;
    memcpy(strings + found->st_name, "spin_forge", sizeof "spin_forge");
}

DAMAGE(relocation_outside)
{
    victim_relocation(victim, ".text")->r_offset = UINT64_MAX - 1;
}

DAMAGE(relocation_at_the_edge)
{
    victim_relocation(victim, ".text")->r_offset =
        victim_section(victim, victim_find_section(victim, ".text")).sh_size - 3;
}

DAMAGE(relocation_of_unknown_type)
{
    Elf64_Rela *found = victim_relocation(victim, ".text");
    found->r_info = ELF64_R_INFO(ELF64_R_SYM(found->r_info), R_X86_64_32S);
}

DAMAGE(relocation_of_no_symbol)
{
    victim_relocation(victim, ".text")->r_info = ELF64_R_INFO(0x00ffffff, R_X86_64_PC32);
}

DAMAGE(relocation_out_of_its_section)
{
    victim_relocation(victim, ".spin.module")->r_addend = INT64_C(1) << 40;
}

DAMAGE(relocation_before_its_section)
{
    victim_relocation(victim, ".spin.module")->r_addend = -4096 * 16;
}

DAMAGE(relocation_entry_size)
{
    size_t table = victim_find_relocations(victim, victim_find_section(victim, ".text"));
    CHANGE(table, s.sh_entsize = 16);
}

DAMAGE(relocations_of_no_section)
{
    size_t table = victim_find_relocations(victim, victim_find_section(victim, ".text"));
    CHANGE(table, s.sh_info = 0x00ffffff);
}

DAMAGE(relocations_without_addends)
{
    size_t table = victim_find_relocations(victim, victim_find_section(victim, ".text"));
    CHANGE(table, s.sh_type = SHT_REL);
}

static const struct damage rows[] = {
    CASE(empty, "shorter than an ELF header"),
    CASE(short_header, "shorter than an ELF header"),
    CASE(half, "outside the file"),
    CASE(without_last_byte, "outside the file"),
    CASE(no_magic, "no ELF file"),
    CASE(of_32_bits, "not 64-bit"),
    CASE(big_endian, "not 64-bit little-endian"),
    CASE(other_machine, "another machine"),
    CASE(executable, "not a relocatable file"),
    CASE(section_table_far_away, "section table outside"),
    CASE(too_many_sections, "section table"),
    CASE(no_sections, "section table"),
    CASE(section_entry_size, "section table"),
    CASE(names_in_no_section, "string table"),
    CASE(section_past_the_end, "section outside the file"),
    CASE(section_size_overflows, "section outside the file"),
    CASE(writable_text, "writable and executable"),
    CASE(no_text, "no code in it"),
    CASE(thread_local_section, "unknown flags"),
    CASE(odd_alignment, "alignment"),
    CASE(huge_alignment, "alignment"),
    CASE(constructors, "unknown type"),
    CASE(huge_bss, "too large"),
    CASE(section_name_outside, "section name"),
    CASE(two_symbol_tables, "two symbol tables"),
    CASE(no_symbol_table, "symbol table"),
    CASE(symbol_entry_size, "symbol table"),
    CASE(symbol_strings_elsewhere, "string table"),
    CASE(strings_without_end, "does not end in NUL"),
    CASE(symbol_name_outside, "symbol name"),
    CASE(symbol_in_no_section, "section of a symbol"),
    CASE(symbol_value_outside, "value of a symbol"),
    CASE(common_symbol, "common symbol"),
    CASE(unknown_helper, "undefined symbol spin_forge"),
    CASE(relocation_outside, "relocation outside"),
    CASE(relocation_at_the_edge, "relocation outside"),
    CASE(relocation_of_unknown_type, "unknown type"),
    CASE(relocation_of_no_symbol, "symbol of a relocation"),
    CASE(relocation_out_of_its_section, "points outside its section"),
    CASE(relocation_before_its_section, "points outside its section"),
    CASE(relocation_entry_size, "relocation table"),
    CASE(relocations_of_no_section, "section of a relocation table"),
    CASE(relocations_without_addends, "relocation table"),
};
const struct damage_list damages_of_elf = {rows, sizeof rows / sizeof *rows};
