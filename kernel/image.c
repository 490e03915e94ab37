/* ELF relocatable files: headers, sections, symbols. Relocation is relocate.c. */
#include "image.h"

#include "explain.h"
#include "image_symbol.h"
#include "memory.h"

#include <spin/abi.h>
#include <string.h>

enum {
    SECTIONS_MAX = 4096,
    SYMBOLS_MAX = 1024 * 1024,
};

static status bad(const char *what)
{
    return explain(STATUS_BAD_OBJECT, "not a valid object: %s", what);
}

static bool in_file(const struct image *image, uint64_t offset, uint64_t size)
{
    return offset <= image->size && size <= image->size - offset;
}

/* --- File header ------------------------------------------------------------------------------- */

static status check_header(const Elf64_Ehdr *header)
{
    if (memcmp(header->e_ident, ELFMAG, SELFMAG) != 0)
        return bad("no ELF file");
    if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB)
        return bad("not 64-bit little-endian");
    if (header->e_machine != EM_X86_64)
        return bad("made for another machine");
    if (header->e_type != ET_REL || header->e_version != EV_CURRENT)
        return bad("not a relocatable file");
    if (header->e_shentsize != sizeof(Elf64_Shdr) || header->e_shnum == 0 ||
        header->e_shnum > SECTIONS_MAX)
        return bad("section table");
    return OK;
}

static status read_headers(struct image *image)
{
    Elf64_Ehdr header;
    if (image->size < sizeof header)
        return bad("shorter than an ELF header");
    memcpy(&header, image->bytes, sizeof header);
    TRY(check_header(&header));
    size_t size = (size_t)header.e_shnum * sizeof(Elf64_Shdr);
    if (!in_file(image, header.e_shoff, size))
        return bad("section table outside the file");
    image->count = header.e_shnum;
    image->headers = memory_new_array(image->count, sizeof *image->headers);
    image->sections = memory_new_array(image->count, sizeof *image->sections);
    if (!image->headers || !image->sections)
        return explain_memory("section headers");
    memcpy(image->headers, image->bytes + header.e_shoff, size); /* TCC does not align e_shoff */
    for (size_t i = 0; i < image->count; i++)
        if (image->headers[i].sh_type != SHT_NOBITS &&
            !in_file(image, image->headers[i].sh_offset, image->headers[i].sh_size))
            return bad("section outside the file");
    return OK;
}

/* A table of terminated strings; the last byte must be a NUL, so that every string ends in it. */
static status read_strings(const struct image *image, size_t index, const char **strings,
                           size_t *size)
{
    if (index >= image->count || image->headers[index].sh_type != SHT_STRTAB)
        return bad("string table");
    *strings = (const char *)image->bytes + image->headers[index].sh_offset;
    *size = image->headers[index].sh_size;
    return *size && !(*strings)[*size - 1] ? OK : bad("string table does not end in NUL");
}

static status read_names(struct image *image)
{
    Elf64_Ehdr header;
    memcpy(&header, image->bytes, sizeof header);
    TRY(read_strings(image, header.e_shstrndx, &image->names, &image->names_size));
    for (size_t i = 0; i < image->count; i++)
        if (image->headers[i].sh_name >= image->names_size)
            return bad("section name");
    return OK;
}

/* --- Sections ---------------------------------------------------------------------------------- */

static const char *section_name(const struct image *image, size_t i)
{
    return image->names + image->headers[i].sh_name;
}

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool is_loaded(const struct image *image, size_t i)
{
    const Elf64_Shdr *header = &image->headers[i];
    return header->sh_flags & SHF_ALLOC && header->sh_type != SHT_NOTE &&
           header->sh_type != SHT_X86_64_UNWIND && strcmp(section_name(image, i), ".eh_frame") != 0;
}

static status check_section(const struct image *image, size_t i)
{
    const uint64_t known =
        SHF_ALLOC | SHF_WRITE | SHF_EXECINSTR | SHF_MERGE | SHF_STRINGS | SHF_INFO_LINK;
    const Elf64_Shdr *header = &image->headers[i];
    if (header->sh_type != SHT_PROGBITS && header->sh_type != SHT_NOBITS)
        return bad("loaded section of an unknown type");
    if (header->sh_flags & ~known)
        return bad("loaded section with unknown flags");
    if (header->sh_flags & SHF_EXECINSTR &&
        (header->sh_flags & SHF_WRITE || header->sh_type == SHT_NOBITS))
        return bad("section that is writable and executable");
    if (header->sh_addralign & (header->sh_addralign - 1) || header->sh_addralign > MACHINE_PAGE)
        return bad("alignment of a section");
    return header->sh_size <= SPIN_ZONE_MAX ? OK : bad("section too large");
}

static enum zone zone_of(const struct image *image, size_t i)
{
    uint64_t flags = image->headers[i].sh_flags;
    if (flags & SHF_EXECINSTR)
        return ZONE_TEXT;
    const char *name = section_name(image, i);
    bool constant =
        !(flags & SHF_WRITE) || starts_with(name, ".data.rel.ro") || starts_with(name, ".spin.");
    return constant ? ZONE_CONSTANTS : ZONE_DATA;
}

static status sort_sections(struct image *image)
{
    for (size_t i = 0; i < image->count; i++) {
        image->sections[i].zone = ZONES;
        if (!is_loaded(image, i))
            continue;
        TRY(check_section(image, i));
        enum zone zone = zone_of(image, i);
        uint64_t align = image->headers[i].sh_addralign;
        size_t offset =
            align > 1 ? (image->zone[zone] + align - 1) & ~(align - 1) : image->zone[zone];
        image->sections[i] = (struct image_section){zone, offset};
        image->zone[zone] = offset + image->headers[i].sh_size;
        if (image->zone[zone] > SPIN_ZONE_MAX)
            return bad("too large");
    }
    return image->zone[ZONE_TEXT] ? OK : bad("no code in it");
}

/* --- Symbols ----------------------------------------------------------------------------------- */

static status check_symbol(const struct image *image, const struct image_symbol *symbol)
{
    if (symbol->elf.st_name >= image->strings_size)
        return bad("symbol name");
    if (ELF64_ST_TYPE(symbol->elf.st_info) == STT_TLS || symbol->elf.st_shndx == SHN_COMMON)
        return bad("thread-local or common symbol");
    if (symbol->elf.st_shndx == SHN_UNDEF || symbol->elf.st_shndx == SHN_ABS)
        return OK;
    if (symbol->elf.st_shndx >= image->count)
        return bad("section of a symbol");
    return symbol->elf.st_value <= image->headers[symbol->elf.st_shndx].sh_size
               ? OK
               : bad("value of a symbol");
}

static status read_symbols(struct image *image)
{
    size_t table = 0;
    for (size_t i = 0; i < image->count; i++) {
        if (image->headers[i].sh_type != SHT_SYMTAB)
            continue;
        if (table)
            return bad("two symbol tables");
        table = i;
    }
    const Elf64_Shdr *header = &image->headers[table];
    if (!table || header->sh_entsize != sizeof(Elf64_Sym) ||
        header->sh_size % sizeof(Elf64_Sym) != 0 ||
        header->sh_size / sizeof(Elf64_Sym) > SYMBOLS_MAX)
        return bad("symbol table");
    TRY(read_strings(image, header->sh_link, &image->strings, &image->strings_size));
    image->symbols = header->sh_size / sizeof(Elf64_Sym);
    image->symbol_bytes = image->bytes + header->sh_offset;
    for (size_t i = 0; i < image->symbols; i++) {
        const struct image_symbol *symbol = image_symbol(image, i);
        TRY(check_symbol(image, symbol));
    }
    return OK;
}

/* --- The whole --------------------------------------------------------------------------------- */

static status read_all(struct image *image)
{
    TRY(read_headers(image));
    TRY(read_names(image));
    TRY(sort_sections(image));
    return read_symbols(image);
}

status image_read(struct image *image, const void *bytes, size_t size)
{
    memset(image, 0, sizeof *image);
    image->bytes = bytes;
    image->size = size;
    status result = read_all(image);
    if (failed(result))
        image_free(image);
    return result;
}

void image_free(struct image *image)
{
    memory_free(image->headers);
    memory_free(image->sections);
    memset(image, 0, sizeof *image);
}

uintptr_t image_find_section(const struct image *image, const struct zone_area *area,
                             const char *name, size_t *from, size_t *size)
{
    for (; *from < image->count; (*from)++) {
        if (image->sections[*from].zone == ZONES || strcmp(section_name(image, *from), name) != 0)
            continue;
        *size = image->headers[*from].sh_size;
        return image_section_address(image, area, (*from)++);
    }
    return 0;
}

uintptr_t image_find_symbol(const struct image *image, const struct zone_area *area,
                            const char *name)
{
    for (size_t i = 0; i < image->symbols; i++) {
        const struct image_symbol *symbol = image_symbol(image, i);
        if (symbol->elf.st_shndx == SHN_UNDEF || symbol->elf.st_shndx >= image->count ||
            strcmp(image_symbol_name(image, symbol), name) != 0)
            continue;
        uintptr_t section = image_section_address(image, area, symbol->elf.st_shndx);
        return section ? section + symbol->elf.st_value : 0;
    }
    return 0;
}

void image_name_sections(void *copy, void *context)
{
    const struct image_placement *placement = context;
    const struct image *image = placement->image;
    Elf64_Ehdr header;
    memcpy(&header, copy, sizeof header);
    for (size_t i = 0; i < image->count; i++) {
        uint64_t address = image_section_address(image, placement->area, i);
        char *section = (char *)copy + header.e_shoff + i * sizeof(Elf64_Shdr);
        memcpy(section + offsetof(Elf64_Shdr, sh_addr), &address, sizeof address);
    }
}
