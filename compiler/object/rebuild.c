/* Writing an ELF file anew: what stays is numbered, then its contents are made, then laid out. */
#include "object/rebuild.h"

#include <string.h>

struct content {
    const uint8_t *bytes; /* NULL: none in the file */
    size_t size;
};

struct strings {
    char *bytes;
    size_t size;
};

struct writer {
    const struct relocatable *file;
    const struct rebuild_plan *plan;
    struct arena *arena;
    Elf64_Ehdr header;
    uint32_t *section_at;    /* new index; 0: left out */
    uint32_t *symbol_at;     /* the same */
    uint32_t locals;         /* symbols before the first global one, of those that stay */
    struct strings *strings; /* per section: names that stay; unused for other sections */
    struct content *contents;
    Elf64_Shdr *headers; /* as they will be, at their old indices */
    const char *problem;
};

/* --- What stays ---------------------------------------------------------------------------------- */

static bool stays(const struct writer *w, size_t i)
{
    const Elf64_Shdr *section = &w->file->sections[i];
    if (section->sh_type == SHT_RELA && section->sh_info < w->file->section_count)
        section = &w->file->sections[section->sh_info];
    return section->sh_flags & SHF_ALLOC || !w->plan->leaves_out ||
           !w->plan->leaves_out(relocatable_section_name(w->file, section));
}

static void number_sections(struct writer *w)
{
    uint32_t next = 1;
    w->section_at = arena_array(w->arena, w->file->section_count, sizeof *w->section_at);
    for (size_t i = 1; i < w->file->section_count; i++)
        w->section_at[i] = stays(w, i) ? next++ : 0;
    w->header.e_shnum = (uint16_t)next;
}

static bool symbol_stays(const struct writer *w, const Elf64_Sym *symbol)
{
    return symbol->st_shndx == SHN_UNDEF || symbol->st_shndx >= SHN_LORESERVE ||
           w->section_at[symbol->st_shndx];
}

static void number_symbols(struct writer *w)
{
    uint32_t next = 1;
    w->symbol_at = arena_array(w->arena, w->file->symbol_count + 1, sizeof *w->symbol_at);
    w->locals = 1;
    for (size_t i = 1; i < w->file->symbol_count; i++) {
        const Elf64_Sym *symbol = &w->file->symbols[i];
        if (!symbol_stays(w, symbol))
            continue;
        w->symbol_at[i] = next++;
        if (ELF64_ST_BIND(symbol->st_info) == STB_LOCAL)
            w->locals = next;
    }
}

/* --- Names --------------------------------------------------------------------------------------- */

/* Room for every name, in each table that holds names: one file may have one table for both. */
static void open_strings(struct writer *w)
{
    size_t room = 1;
    for (size_t i = 0; i < w->file->section_count; i++)
        room += strlen(relocatable_section_name(w->file, &w->file->sections[i])) + 1;
    for (size_t i = 0; i < w->file->symbol_count; i++)
        room += strlen(relocatable_symbol_name(w->file, &w->file->symbols[i])) + 1;
    w->strings = arena_array(w->arena, w->file->section_count, sizeof *w->strings);
    for (size_t i = 0; i < w->file->section_count; i++)
        if (w->file->sections[i].sh_type == SHT_STRTAB)
            w->strings[i] = (struct strings){arena_alloc(w->arena, room), 1};
}

static uint32_t string_add(struct writer *w, size_t table, const char *name)
{
    struct strings *strings = &w->strings[table];
    size_t at = strings->size, n = strlen(name) + 1;
    if (n == 1)
        return 0;
    if (!strings->bytes) {
        w->problem = "names in a section that is no string table";
        return 0;
    }
    memcpy(strings->bytes + at, name, n);
    strings->size += n;
    return (uint32_t)at;
}

/* --- Contents ------------------------------------------------------------------------------------ */

static struct content symbols_content(struct writer *w, const Elf64_Shdr *table)
{
    Elf64_Sym *symbols = arena_array(w->arena, w->file->symbol_count + 1, sizeof *symbols);
    size_t count = 1;
    for (size_t i = 1; i < w->file->symbol_count; i++) {
        Elf64_Sym symbol = w->file->symbols[i];
        if (!w->symbol_at[i])
            continue;
        symbol.st_name =
            string_add(w, table->sh_link, relocatable_symbol_name(w->file, &w->file->symbols[i]));
        if (symbol.st_shndx < SHN_LORESERVE)
            symbol.st_shndx = (uint16_t)w->section_at[symbol.st_shndx];
        symbols[count++] = symbol;
    }
    return (struct content){(uint8_t *)symbols, count * sizeof *symbols};
}

static struct content relocations_content(struct writer *w, const Elf64_Shdr *table)
{
    size_t count = table->sh_size / sizeof(Elf64_Rela);
    Elf64_Rela *rows = arena_array(w->arena, count + 1, sizeof *rows);
    memcpy(rows, relocatable_bytes(w->file, table), count * sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        uint64_t symbol = ELF64_R_SYM(rows[i].r_info), type = ELF64_R_TYPE(rows[i].r_info);
        if (symbol >= w->file->symbol_count || (symbol && !w->symbol_at[symbol])) {
            w->problem = "a relocation's symbol is left out";
            break;
        }
        rows[i].r_info = ELF64_R_INFO((uint64_t)w->symbol_at[symbol], type);
    }
    return (struct content){(uint8_t *)rows, count * sizeof *rows};
}

/* String tables come last: the others add to them. */
static void make_contents(struct writer *w)
{
    w->contents = arena_array(w->arena, w->file->section_count, sizeof *w->contents);
    for (size_t i = 1; i < w->file->section_count; i++) {
        const Elf64_Shdr *section = &w->file->sections[i];
        const char *name = relocatable_section_name(w->file, section);
        if (!w->section_at[i])
            continue;
        w->headers[i].sh_name = string_add(w, w->header.e_shstrndx, name);
        if (w->plan->replaced && strcmp(name, w->plan->replaced) == 0 &&
            section->sh_type == SHT_PROGBITS)
            w->contents[i] = (struct content){w->plan->bytes, w->plan->size};
        else if (section->sh_type == SHT_SYMTAB)
            w->contents[i] = symbols_content(w, section);
        else if (section->sh_type == SHT_RELA)
            w->contents[i] = relocations_content(w, section);
        else
            w->contents[i] =
                (struct content){relocatable_bytes(w->file, section), section->sh_size};
    }
    for (size_t i = 1; i < w->file->section_count; i++)
        if (w->section_at[i] && w->strings[i].bytes)
            w->contents[i] = (struct content){(uint8_t *)w->strings[i].bytes, w->strings[i].size};
}

/* --- Layout -------------------------------------------------------------------------------------- */

static void link_header(struct writer *w, size_t i)
{
    Elf64_Shdr *header = &w->headers[i];
    bool names_section = header->sh_type == SHT_RELA || header->sh_flags & SHF_INFO_LINK;
    if (header->sh_link >= w->file->section_count ||
        (names_section && header->sh_info >= w->file->section_count)) {
        w->problem = "a section is linked to none";
        return;
    }
    if (header->sh_link && !w->section_at[header->sh_link])
        w->problem = "a section is linked to one that is left out";
    header->sh_link = w->section_at[header->sh_link];
    if (header->sh_type == SHT_SYMTAB)
        header->sh_info = w->locals;
    else if (names_section)
        header->sh_info = w->section_at[header->sh_info];
}

/* Offsets of all that stays; the size of the file. */
static size_t place_contents(struct writer *w)
{
    size_t at = sizeof w->header;
    for (size_t i = 1; i < w->file->section_count; i++) {
        Elf64_Shdr *header = &w->headers[i];
        if (!w->section_at[i])
            continue;
        size_t align = header->sh_addralign ? header->sh_addralign : 1;
        at = (at + align - 1) / align * align;
        link_header(w, i);
        header->sh_offset = at;
        header->sh_size = w->contents[i].size;
        if (w->contents[i].bytes)
            at += header->sh_size;
    }
    w->header.e_shoff = (at + 7) / 8 * 8;
    return w->header.e_shoff + w->header.e_shnum * sizeof(Elf64_Shdr);
}

static uint8_t *write_file(struct writer *w, size_t size)
{
    uint8_t *bytes = arena_alloc(w->arena, size);
    for (size_t i = 1; i < w->file->section_count; i++) {
        if (!w->section_at[i])
            continue;
        if (w->contents[i].bytes)
            memcpy(bytes + w->headers[i].sh_offset, w->contents[i].bytes, w->contents[i].size);
        memcpy(bytes + w->header.e_shoff + w->section_at[i] * sizeof(Elf64_Shdr), &w->headers[i],
               sizeof(Elf64_Shdr));
    }
    w->header.e_shstrndx = (uint16_t)w->section_at[w->header.e_shstrndx];
    memcpy(bytes, &w->header, sizeof w->header);
    return bytes;
}

const char *relocatable_rebuild(struct relocatable *file, const struct rebuild_plan *plan,
                                struct arena *arena)
{
    struct writer w = {.file = file, .plan = plan, .arena = arena};
    memcpy(&w.header, file->bytes, sizeof w.header);
    w.headers = arena_array(arena, file->section_count, sizeof *w.headers);
    memcpy(w.headers, file->sections, file->section_count * sizeof *w.headers);
    number_sections(&w);
    number_symbols(&w);
    open_strings(&w);
    make_contents(&w);
    size_t size = place_contents(&w);
    if (w.problem)
        return w.problem;
    return relocatable_open(file, arena, write_file(&w, size), size);
}
