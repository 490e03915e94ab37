/* Hand-made damage to an object. */
#include "damage.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* --- Finding things ---------------------------------------------------------------------------- */

static Elf64_Ehdr *file_header(struct victim *victim)
{
    return (Elf64_Ehdr *)victim->bytes;
}

/* Headers of TCC's objects are not aligned: they are copied out and in. */
static Elf64_Shdr section(struct victim *victim, size_t i)
{
    Elf64_Shdr header;
    memcpy(&header, victim->bytes + file_header(victim)->e_shoff + i * sizeof header,
           sizeof header);
    return header;
}

static void set_section(struct victim *victim, size_t i, Elf64_Shdr header)
{
    memcpy(victim->bytes + file_header(victim)->e_shoff + i * sizeof header, &header,
           sizeof header);
}

static const char *section_name(struct victim *victim, size_t i)
{
    Elf64_Shdr names = section(victim, file_header(victim)->e_shstrndx);
    return (const char *)victim->bytes + names.sh_offset + section(victim, i).sh_name;
}

static size_t find_section(struct victim *victim, const char *name)
{
    for (size_t i = 1; i < file_header(victim)->e_shnum; i++)
        if (strcmp(section_name(victim, i), name) == 0)
            return i;
    abort();
}

static size_t find_type(struct victim *victim, uint32_t type)
{
    for (size_t i = 1; i < file_header(victim)->e_shnum; i++)
        if (section(victim, i).sh_type == type)
            return i;
    abort();
}

/* The relocation table of a section. */
static size_t find_relocations(struct victim *victim, size_t target)
{
    for (size_t i = 1; i < file_header(victim)->e_shnum; i++)
        if (section(victim, i).sh_type == SHT_RELA && section(victim, i).sh_info == target)
            return i;
    abort();
}

static Elf64_Rela *relocation(struct victim *victim, const char *name)
{
    size_t table = find_relocations(victim, find_section(victim, name));
    return (Elf64_Rela *)(victim->bytes + section(victim, table).sh_offset);
}

static size_t symbol_count(struct victim *victim)
{
    return section(victim, find_type(victim, SHT_SYMTAB)).sh_size / sizeof(Elf64_Sym);
}

static Elf64_Sym *symbol(struct victim *victim, size_t i)
{
    Elf64_Shdr table = section(victim, find_type(victim, SHT_SYMTAB));
    return (Elf64_Sym *)(victim->bytes + table.sh_offset) + i;
}

static const char *symbol_name(struct victim *victim, size_t i)
{
    Elf64_Shdr table = section(victim, find_type(victim, SHT_SYMTAB));
    Elf64_Shdr strings = section(victim, table.sh_link);
    return (const char *)victim->bytes + strings.sh_offset + symbol(victim, i)->st_name;
}

static Elf64_Sym *find_symbol(struct victim *victim, const char *name)
{
    for (size_t i = 1; i < symbol_count(victim); i++)
        if (strcmp(symbol_name(victim, i), name) == 0)
            return symbol(victim, i);
    abort();
}

static struct spin_module *module(struct victim *victim)
{
    Elf64_Shdr header = section(victim, find_section(victim, ".spin.module"));
    return (struct spin_module *)(victim->bytes + header.sh_offset);
}

/* The relocation of a pointer in the file. */
static Elf64_Rela *relocation_of(struct victim *victim, const void *pointer)
{
    uint64_t offset = (uint64_t)((const unsigned char *)pointer - victim->bytes);
    size_t home = 1;
    while (section(victim, home).sh_type != SHT_PROGBITS ||
           offset < section(victim, home).sh_offset ||
           offset - section(victim, home).sh_offset >= section(victim, home).sh_size)
        home++;
    Elf64_Shdr table = section(victim, find_relocations(victim, home));
    Elf64_Rela *at = (Elf64_Rela *)(victim->bytes + table.sh_offset);
    for (size_t n = table.sh_size / sizeof *at; n; n--, at++)
        if (at->r_offset == offset - section(victim, home).sh_offset)
            return at;
    abort();
}

/* What it leads to. */
static void *follow(struct victim *victim, const void *pointer)
{
    Elf64_Rela *at = relocation_of(victim, pointer);
    Elf64_Sym *target = symbol(victim, ELF64_R_SYM(at->r_info));
    Elf64_Shdr home = section(victim, target->st_shndx);
    return victim->bytes + home.sh_offset + target->st_value + (size_t)at->r_addend;
}

/* The rows of a table. */
static void *rows(struct victim *victim, size_t field)
{
    return follow(victim, (unsigned char *)module(victim) + field);
}

#define ROWS(type, field) ((struct type *)rows(victim, offsetof(struct spin_module, field)))

#define DAMAGE(name) static void name(struct victim *victim)

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
    file_header(victim)->e_machine = EM_AARCH64;
}

DAMAGE(executable)
{
    file_header(victim)->e_type = ET_EXEC;
}

DAMAGE(section_table_far_away)
{
    file_header(victim)->e_shoff = UINT64_MAX - 100;
}

DAMAGE(too_many_sections)
{
    file_header(victim)->e_shnum = 0xffff;
}

DAMAGE(no_sections)
{
    file_header(victim)->e_shnum = 0;
}

DAMAGE(section_entry_size)
{
    file_header(victim)->e_shentsize = 32;
}

DAMAGE(names_in_no_section)
{
    file_header(victim)->e_shstrndx = 0xfff0;
}

/* --- Sections ---------------------------------------------------------------------------------- */

#define CHANGE(index, statement)                                                                   \
    do {                                                                                           \
        size_t i_ = (index);                                                                       \
        Elf64_Shdr s = section(victim, i_);                                                        \
        statement;                                                                                 \
        set_section(victim, i_, s);                                                                \
    } while (0)

DAMAGE(section_past_the_end)
{
    CHANGE(find_section(victim, ".text"), s.sh_offset = victim->size);
}

DAMAGE(section_size_overflows)
{
    CHANGE(find_section(victim, ".text"), s.sh_size = UINT64_MAX - 8);
}

DAMAGE(writable_text)
{
    CHANGE(find_section(victim, ".text"), s.sh_flags |= SHF_WRITE);
}

DAMAGE(no_text)
{
    CHANGE(find_section(victim, ".text"), s.sh_flags &= ~(uint64_t)SHF_EXECINSTR);
}

DAMAGE(thread_local_section)
{
    CHANGE(find_section(victim, ".text"), s.sh_flags |= SHF_TLS);
}

DAMAGE(odd_alignment)
{
    CHANGE(find_section(victim, ".text"), s.sh_addralign = 24);
}

DAMAGE(huge_alignment)
{
    CHANGE(find_section(victim, ".text"), s.sh_addralign = UINT64_C(1) << 40);
}

DAMAGE(constructors)
{
    CHANGE(find_section(victim, ".text"), s.sh_type = SHT_INIT_ARRAY);
}

DAMAGE(huge_bss)
{
    CHANGE(find_section(victim, ".bss"), s.sh_size = UINT64_C(1) << 50);
}

DAMAGE(section_name_outside)
{
    CHANGE(find_section(victim, ".text"), s.sh_name = 0x7fffffff);
}

DAMAGE(two_symbol_tables)
{
    Elf64_Shdr copy = section(victim, find_type(victim, SHT_SYMTAB));
    set_section(victim, find_section(victim, ".bss"), copy);
}

DAMAGE(no_symbol_table)
{
    CHANGE(find_type(victim, SHT_SYMTAB), s.sh_type = SHT_NOTE);
}

DAMAGE(symbol_entry_size)
{
    CHANGE(find_type(victim, SHT_SYMTAB), s.sh_entsize = 23);
}

DAMAGE(symbol_strings_elsewhere)
{
    CHANGE(find_type(victim, SHT_SYMTAB), s.sh_link = 0xffffff);
}

DAMAGE(strings_without_end)
{
    Elf64_Shdr table = section(victim, find_type(victim, SHT_SYMTAB));
    Elf64_Shdr strings = section(victim, table.sh_link);
    victim->bytes[strings.sh_offset + strings.sh_size - 1] = 'x';
}

/* --- Symbols and relocations ------------------------------------------------------------------- */

DAMAGE(symbol_name_outside)
{
    symbol(victim, symbol_count(victim) - 1)->st_name = 0x7fffffff;
}

DAMAGE(symbol_in_no_section)
{
    find_symbol(victim, "module")->st_shndx = 0xf000;
}

DAMAGE(symbol_value_outside)
{
    find_symbol(victim, "module")->st_value = UINT64_C(1) << 62;
}

DAMAGE(common_symbol)
{
    find_symbol(victim, "module")->st_shndx = SHN_COMMON;
}

/* Names of the C library are on no list. */
DAMAGE(unknown_helper)
{
    Elf64_Sym *found = find_symbol(victim, "spin_fault");
    Elf64_Shdr table = section(victim, find_type(victim, SHT_SYMTAB));
    char *strings = (char *)victim->bytes + section(victim, table.sh_link).sh_offset;
    memcpy(strings + found->st_name, "spin_forge", sizeof "spin_forge");
}

DAMAGE(relocation_outside)
{
    relocation(victim, ".text")->r_offset = UINT64_MAX - 1;
}

DAMAGE(relocation_at_the_edge)
{
    relocation(victim, ".text")->r_offset =
        section(victim, find_section(victim, ".text")).sh_size - 3;
}

DAMAGE(relocation_of_unknown_type)
{
    Elf64_Rela *found = relocation(victim, ".text");
    found->r_info = ELF64_R_INFO(ELF64_R_SYM(found->r_info), R_X86_64_32S);
}

DAMAGE(relocation_of_no_symbol)
{
    relocation(victim, ".text")->r_info = ELF64_R_INFO(0x00ffffff, R_X86_64_PC32);
}

DAMAGE(relocation_out_of_its_section)
{
    relocation(victim, ".spin.module")->r_addend = INT64_C(1) << 40;
}

DAMAGE(relocation_before_its_section)
{
    relocation(victim, ".spin.module")->r_addend = -4096 * 16;
}

DAMAGE(relocation_entry_size)
{
    size_t table = find_relocations(victim, find_section(victim, ".text"));
    CHANGE(table, s.sh_entsize = 16);
}

DAMAGE(relocations_of_no_section)
{
    size_t table = find_relocations(victim, find_section(victim, ".text"));
    CHANGE(table, s.sh_info = 0x00ffffff);
}

DAMAGE(relocations_without_addends)
{
    size_t table = find_relocations(victim, find_section(victim, ".text"));
    CHANGE(table, s.sh_type = SHT_REL);
}

/* --- Tables ------------------------------------------------------------------------------------ */

DAMAGE(module_magic)
{
    module(victim)->magic = 1;
}

DAMAGE(module_version)
{
    module(victim)->abi_version = SPIN_ABI_VERSION + 1;
}

DAMAGE(module_name_forged)
{
    relocation(victim, ".spin.module")->r_info =
        ELF64_R_INFO(ELF64_R_SYM(relocation(victim, ".spin.module")->r_info), R_X86_64_64);
    relocation(victim, ".spin.module")->r_offset = offsetof(struct spin_module, initialiser) - 4;
}

DAMAGE(too_many_imports)
{
    module(victim)->import_count = 0xffffffff;
}

DAMAGE(one_import_more)
{
    module(victim)->import_count += 1000;
}

DAMAGE(too_many_sites)
{
    module(victim)->site_count = 100000;
}

DAMAGE(main_is_no_procedure)
{
    module(victim)->main = 1000;
}

DAMAGE(initialiser_below_none)
{
    module(victim)->initialiser = -2;
}

DAMAGE(pointer_forged)
{
    ROWS(spin_import, imports)->member_count = 50000;
}

DAMAGE(interface_with_another_fingerprint)
{
    ROWS(spin_interface, interfaces)->fingerprint.bytes[31] ^= 1;
}

DAMAGE(interface_with_another_text)
{
    *(char *)follow(victim, &ROWS(spin_interface, interfaces)->text) = '?';
}

DAMAGE(interface_text_with_control)
{
    *(char *)follow(victim, &ROWS(spin_interface, interfaces)->text) = '\a';
}

DAMAGE(interface_implemented_twice)
{
    ROWS(spin_interface, interfaces)->implemented = 2;
}

/* The result and the parameters of the first import. */
static struct spin_member *members(struct victim *victim)
{
    return follow(victim, &ROWS(spin_import, imports)->members);
}

DAMAGE(parameter_of_unknown_kind)
{
    members(victim)[1].kind = SPIN_KIND_VARIADIC + 1;
}

DAMAGE(parameter_with_unknown_flags)
{
    members(victim)[1].flags = 1u << 20;
}

DAMAGE(result_that_is_variadic)
{
    members(victim)[0].kind = SPIN_KIND_VARIADIC;
}

DAMAGE(bound_of_nothing)
{
    /* Any text: a value has no bound. */
    struct spin_member *member = members(victim);
    Elf64_Rela bound = *relocation_of(victim, &member[1].declaration);
    relocation_of(victim, &member[1].bound)->r_addend = bound.r_addend;
    relocation_of(victim, &member[1].bound)->r_info = bound.r_info;
}

DAMAGE(declaration_with_control)
{
    *(char *)follow(victim, &members(victim)[1].declaration) = '\033';
}

DAMAGE(field_outside_its_type)
{
    struct spin_member *field = follow(victim, &ROWS(spin_type, types)->members);
    field->offset = ROWS(spin_type, types)->size;
}

DAMAGE(type_of_size_zero)
{
    ROWS(spin_type, types)->size = 0;
}

DAMAGE(type_with_wild_reference)
{
    ROWS(spin_type, types)->size = 4;
}

DAMAGE(type_of_unknown_origin)
{
    ROWS(spin_type, types)->origin = 9;
}

DAMAGE(type_based_on_nothing)
{
    ROWS(spin_type, types)->base = 77;
}

DAMAGE(type_based_on_itself)
{
    ROWS(spin_type, types)->base = 0;
}

DAMAGE(builtin_of_another_shape)
{
    ROWS(spin_type, types)[1].builtin = SPIN_TYPE_ANY;
}

DAMAGE(builtin_of_a_free_id)
{
    ROWS(spin_type, types)[1].builtin = SPIN_TYPE_FIRST + 2;
}

DAMAGE(effects_unknown)
{
    ROWS(spin_procedure, procedures)->effects = 1u << 30;
}

DAMAGE(frame_too_large)
{
    ROWS(spin_procedure, procedures)->frame = SPIN_FRAME_MAX + 1;
}

DAMAGE(object_of_no_type)
{
    ROWS(spin_object, objects)->type = 99;
}

DAMAGE(object_count_lies)
{
    ROWS(spin_object, objects)->count = 1u << 31;
}

DAMAGE(object_size_lies)
{
    ROWS(spin_object, objects)->size = 7;
}

DAMAGE(fixup_of_no_object)
{
    ROWS(spin_fixup, fixups)->object = 12;
}

DAMAGE(fixup_of_no_kind)
{
    ROWS(spin_fixup, fixups)->kind = 12;
}

DAMAGE(root_of_no_type)
{
    ROWS(spin_root, roots)->type = 12;
}

DAMAGE(root_too_long)
{
    ROWS(spin_root, roots)->count = 1u << 24;
}

DAMAGE(site_of_no_kind)
{
    ROWS(spin_site, sites)->kind = 99;
}

DAMAGE(site_of_no_procedure)
{
    ROWS(spin_site, sites)->procedure = 9999;
}

DAMAGE(too_many_lines)
{
    module(victim)->line_count = SPIN_LINE_ROWS + 1;
}

DAMAGE(lines_beyond_count)
{
    module(victim)->line_count = UINT32_MAX;
}

DAMAGE(files_behind_the_end)
{
    module(victim)->file_count = 1u << 16;
}

DAMAGE(line_outside_text)
{
    ROWS(spin_line, lines)[2].offset = 1u << 30;
}

DAMAGE(lines_out_of_order)
{
    ROWS(spin_line, lines)[2].offset = 1;
}

DAMAGE(line_of_no_file)
{
    ROWS(spin_line, lines)[0].file = 1;
}

DAMAGE(lines_without_files)
{
    module(victim)->file_count = 0;
}

DAMAGE(install_on_no_event)
{
    ROWS(spin_install, installs)->event = 50;
}

DAMAGE(install_of_no_handler)
{
    ROWS(spin_install, installs)->handler = 5000;
}

DAMAGE(install_of_no_guard)
{
    ROWS(spin_install, installs)->guard = -5;
}

DAMAGE(install_of_no_closure)
{
    ROWS(spin_install, installs)->closure = 40;
}

DAMAGE(authorises_an_import)
{
    ROWS(spin_install, installs)->is_authoriser = 1;
}

#define CASE(name, says) {#name, name, says}

const struct damage damages[] = {
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
    CASE(module_magic, "no module table"),
    CASE(module_version, "another version"),
    CASE(module_name_forged, "not a valid object"),
    CASE(too_many_imports, "'imports': rows outside"),
    CASE(one_import_more, "'imports'"),
    CASE(too_many_sites, "'sites': rows outside"),
    CASE(main_is_no_procedure, "initialiser or main"),
    CASE(initialiser_below_none, "initialiser or main"),
    CASE(pointer_forged, "rows outside"),
    CASE(interface_with_another_fingerprint, "interface 0: fingerprint"),
    CASE(interface_with_another_text, "interface 0: fingerprint"),
    CASE(interface_text_with_control, "interface 0: text"),
    CASE(interface_implemented_twice, "interface 0: neither"),
    CASE(parameter_of_unknown_kind, "import 0: result or parameter"),
    CASE(parameter_with_unknown_flags, "import 0: result or parameter"),
    CASE(result_that_is_variadic, "import 0: result or parameter"),
    CASE(bound_of_nothing, "import 0: result or parameter"),
    CASE(declaration_with_control, "import 0: result or parameter"),
    CASE(field_outside_its_type, "type 0: fields"),
    CASE(type_of_size_zero, "size or alignment"),
    CASE(type_with_wild_reference, "references"),
    CASE(type_of_unknown_origin, "origin"),
    CASE(type_based_on_nothing, "base"),
    CASE(type_based_on_itself, "chain of bases"),
    CASE(builtin_of_another_shape, "built-in type"),
    CASE(builtin_of_a_free_id, "built-in type"),
    CASE(effects_unknown, "effects"),
    CASE(frame_too_large, "frame"),
    CASE(object_of_no_type, "object 0: type"),
    CASE(object_count_lies, "object 0: size"),
    CASE(object_size_lies, "object 0: size"),
    CASE(fixup_of_no_object, "fixup 0"),
    CASE(fixup_of_no_kind, "fixup 0"),
    CASE(root_of_no_type, "root 0"),
    CASE(root_too_long, "root 0"),
    CASE(site_of_no_kind, "site 0: kind"),
    CASE(site_of_no_procedure, "site 0: procedure"),
    CASE(too_many_lines, "'lines': rows outside"),
    CASE(lines_beyond_count, "'lines': rows outside"),
    CASE(files_behind_the_end, "'files'"),
    CASE(line_outside_text, "line 2: outside text"),
    CASE(lines_out_of_order, "line 2: not behind"),
    CASE(line_of_no_file, "line 0: file"),
    CASE(lines_without_files, "line 0: file"),
    CASE(install_on_no_event, "install 0: event"),
    CASE(install_of_no_handler, "install 0: handler"),
    CASE(install_of_no_guard, "install 0: handler or guard"),
    CASE(install_of_no_closure, "install 0: closure"),
    CASE(authorises_an_import, "another module"),
};
const size_t damage_count = sizeof damages / sizeof *damages;
