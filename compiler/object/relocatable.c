/* Opening an ELF file: check everything, copy the tables out. */
#include "object/relocatable.h"

#include <string.h>

static bool lies_inside(const struct relocatable *file, uint64_t offset, uint64_t size)
{
    return offset <= file->size && size <= file->size - offset;
}

static bool is_text(const uint8_t *bytes, uint64_t size)
{
    return size > 0 && bytes[size - 1] == 0;
}

static bool has_bytes(const Elf64_Shdr *section)
{
    return section->sh_type != SHT_NOBITS && section->sh_type != SHT_NULL;
}

uint8_t *relocatable_bytes(const struct relocatable *file, const Elf64_Shdr *section)
{
    return has_bytes(section) ? file->bytes + section->sh_offset : NULL;
}

static const char *open_sections(struct relocatable *file, struct arena *arena)
{
    Elf64_Ehdr header;
    if (file->size < sizeof header)
        return "shorter than an ELF header";
    memcpy(&header, file->bytes, sizeof header);
    if (memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 ||
        header.e_ident[EI_DATA] != ELFDATA2LSB || header.e_type != ET_REL ||
        header.e_machine != EM_X86_64)
        return "not a relocatable x86-64 ELF file";
    file->section_count = header.e_shnum;
    if (header.e_shentsize != sizeof(Elf64_Shdr) || header.e_shstrndx >= header.e_shnum ||
        !lies_inside(file, header.e_shoff, file->section_count * sizeof(Elf64_Shdr)))
        return "section headers lie outside of the file";
    file->sections = arena_array(arena, file->section_count, sizeof(Elf64_Shdr));
    memcpy(file->sections, file->bytes + header.e_shoff, file->section_count * sizeof(Elf64_Shdr));
    for (size_t i = 0; i < file->section_count; i++) {
        const Elf64_Shdr *section = &file->sections[i];
        if (has_bytes(section) && !lies_inside(file, section->sh_offset, section->sh_size))
            return "a section lies outside of the file";
    }
    const Elf64_Shdr *names = &file->sections[header.e_shstrndx];
    file->section_names = (const char *)relocatable_bytes(file, names);
    if (!file->section_names || !is_text((const uint8_t *)file->section_names, names->sh_size))
        return "no section names";
    for (size_t i = 0; i < file->section_count; i++)
        if (file->sections[i].sh_name >= names->sh_size)
            return "a section's name lies outside of the names";
    return NULL;
}

static const char *open_symbols(struct relocatable *file, struct arena *arena)
{
    const Elf64_Shdr *table = NULL;
    for (size_t i = 0; i < file->section_count; i++)
        if (file->sections[i].sh_type == SHT_SYMTAB)
            table = &file->sections[i];
    if (!table || table->sh_link >= file->section_count)
        return "no symbols";
    const Elf64_Shdr *names = &file->sections[table->sh_link];
    file->names = (const char *)relocatable_bytes(file, names);
    if (!file->names || !is_text((const uint8_t *)file->names, names->sh_size))
        return "no symbol names";
    file->symbol_count = table->sh_size / sizeof(Elf64_Sym);
    file->symbols = arena_array(arena, file->symbol_count, sizeof(Elf64_Sym));
    memcpy(file->symbols, relocatable_bytes(file, table), file->symbol_count * sizeof(Elf64_Sym));
    for (size_t i = 0; i < file->symbol_count; i++) {
        const Elf64_Sym *symbol = &file->symbols[i];
        if (symbol->st_name >= names->sh_size)
            return "a symbol's name lies outside of the names";
        if (symbol->st_shndx < SHN_LORESERVE && symbol->st_shndx >= file->section_count)
            return "a symbol's section does not exist";
    }
    return NULL;
}

/* requires: sections are open. */
static const char *open_relocations(struct relocatable *file, struct arena *arena)
{
    file->relocated = arena_array(arena, file->section_count, sizeof *file->relocated);
    for (size_t i = 0; i < file->section_count; i++) {
        const Elf64_Shdr *table = &file->sections[i], *code;
        if (table->sh_type != SHT_RELA || table->sh_info >= file->section_count)
            continue;
        code = &file->sections[table->sh_info];
        if (!(code->sh_flags & SHF_EXECINSTR) || file->relocated[table->sh_info])
            continue;
        bool *marks = arena_array(arena, code->sh_size + 1, sizeof *marks);
        for (size_t k = 0; k < table->sh_size / sizeof(Elf64_Rela); k++) {
            Elf64_Rela relocation;
            memcpy(&relocation, relocatable_bytes(file, table) + k * sizeof relocation,
                   sizeof relocation);
            if (relocation.r_offset >= code->sh_size)
                return "a relocation lies outside of its section";
            marks[relocation.r_offset] = true;
        }
        file->relocated[table->sh_info] = marks;
    }
    return NULL;
}

const char *relocatable_open(struct relocatable *file, struct arena *arena, void *bytes,
                             size_t size)
{
    *file = (struct relocatable){.bytes = bytes, .size = size};
    const char *problem = open_sections(file, arena);
    if (!problem)
        problem = open_symbols(file, arena);
    return problem ? problem : open_relocations(file, arena);
}

const char *relocatable_section_name(const struct relocatable *file, const Elf64_Shdr *section)
{
    return file->section_names + section->sh_name;
}

const char *relocatable_symbol_name(const struct relocatable *file, const Elf64_Sym *symbol)
{
    return file->names + symbol->st_name;
}

const Elf64_Sym *relocatable_find(const struct relocatable *file, const char *name)
{
    for (size_t i = 0; i < file->symbol_count; i++) {
        const Elf64_Sym *symbol = &file->symbols[i];
        if (symbol->st_shndx != SHN_UNDEF && symbol->st_shndx < SHN_LORESERVE &&
            strcmp(relocatable_symbol_name(file, symbol), name) == 0)
            return symbol;
    }
    return NULL;
}

uint8_t *relocatable_place(const struct relocatable *file, const Elf64_Sym *symbol, size_t size)
{
    const Elf64_Shdr *section = &file->sections[symbol->st_shndx];
    uint8_t *bytes = relocatable_bytes(file, section);
    if (!bytes || symbol->st_value > section->sh_size || size > section->sh_size - symbol->st_value)
        return NULL;
    return bytes + symbol->st_value;
}
