/* Placing an object: sections are copied into their area, then relocated there.
 *
 * Six types, no others: 64 PC32 PLT32 GOTPCREL GOTPCRELX REX_GOTPCRELX. The last three load an
 * address from a table that we do not have; the load becomes the computation of the address. */
#include "image.h"

#include "explain.h"
#include "image_symbol.h"

#include <string.h>

/* What one relocation needs. */
struct place {
    const struct image *image;
    const struct zone_area *area;
    image_binder *binder;
    void *context;
    size_t section;       /* being relocated */
    unsigned char *bytes; /* of the section */
    uintptr_t va;
    size_t size;
};

static status bad(const char *what, const char *name)
{
    return explain(STATUS_BAD_OBJECT, "not a valid object: %s%s%s", what, *name ? " " : "", name);
}

static unsigned char *section_bytes(const struct image *image, const struct zone_area *area,
                                    size_t i)
{
    return area->part[image->sections[i].zone].bytes + image->sections[i].offset;
}

static void copy_sections(const struct image *image, const struct zone_area *area)
{
    for (size_t i = 0; i < image->count; i++)
        if (image->sections[i].zone != ZONES && image->headers[i].sh_type != SHT_NOBITS &&
            image->headers[i].sh_size) /* a zone without bytes has no memory */
            memcpy(section_bytes(image, area, i), image->bytes + image->headers[i].sh_offset,
                   image->headers[i].sh_size);
}

/* Undefined symbols are members of a closed list: whatever else is undefined is refused, used or
 * not. */
static status check_undefined(const struct place *place)
{
    for (size_t i = 1; i < place->image->symbols; i++) {
        Elf64_Sym symbol = image_symbol(place->image, i);
        const char *name = image_symbol_name(place->image, &symbol);
        if (symbol.st_shndx == SHN_UNDEF && !place->binder(name, place->context))
            return bad("undefined symbol", name);
    }
    return OK;
}

/* The section of a defined symbol; SHN_UNDEF for the others. */
static status symbol_address(const struct place *place, size_t index, uintptr_t *address,
                             size_t *section)
{
    if (index == 0 || index >= place->image->symbols)
        return bad("symbol of a relocation", "");
    Elf64_Sym symbol = image_symbol(place->image, index);
    const char *name = image_symbol_name(place->image, &symbol);
    *section = symbol.st_shndx;
    if (symbol.st_shndx == SHN_UNDEF) {
        *address = place->binder(name, place->context);
        return *address ? OK : bad("undefined symbol", name);
    }
    uintptr_t start = symbol.st_shndx < place->image->count
                          ? image_section_address(place->image, place->area, symbol.st_shndx)
                          : 0;
    *address = start + symbol.st_value;
    return start ? OK : bad("relocation against a part that is not loaded:", name);
}

static status write_relative(const struct place *place, uint64_t offset, uintptr_t target,
                             int64_t addend)
{
    int64_t distance = (int64_t)(target + (uint64_t)addend - (place->va + offset));
    int32_t value = (int32_t)distance;
    if (value != distance)
        return bad("relocation does not reach", "");
    memcpy(place->bytes + offset, &value, sizeof value);
    return OK;
}

/* The word must point into the section it names, or just behind it. */
static status write_absolute(const struct place *place, uint64_t offset, uintptr_t target,
                             size_t section, int64_t addend)
{
    if (section == SHN_UNDEF)
        return bad("address of a helper in data", "");
    uintptr_t start = image_section_address(place->image, place->area, section);
    uint64_t value = target + (uint64_t)addend;
    if (value < start || value - start > place->image->headers[section].sh_size)
        return bad("relocation points outside its section", "");
    memcpy(place->bytes + offset, &value, sizeof value);
    return OK;
}

/* mov foo@GOTPCREL(%rip), reg -> lea foo(%rip), reg; call and jmp through the table become direct. */
static status rewrite_load(const struct place *place, uint64_t offset)
{
    if (offset < 2)
        return bad("relocation of a table load", "");
    unsigned char *code = place->bytes + offset - 2;
    bool is_relative = (code[1] & 0xc7) == 0x05; /* ModRM: disp32(%rip) */
    if (code[0] == 0x8b && is_relative) {
        code[0] = 0x8d;
        return OK;
    }
    if (code[0] == 0xff && code[1] == 0x15) { /* call *: an address-size prefix pads the call */
        code[0] = 0x67;
        code[1] = 0xe8;
        return OK;
    }
    return bad("relocation of an unknown table load", "");
}

static bool is_table_load(uint32_t type)
{
    return type == R_X86_64_GOTPCREL || type == R_X86_64_GOTPCRELX ||
           type == R_X86_64_REX_GOTPCRELX;
}

static status relocate_one(const struct place *place, const Elf64_Rela *relocation)
{
    uint32_t type = ELF64_R_TYPE(relocation->r_info);
    size_t width = type == R_X86_64_64 ? 8 : 4, section = 0;
    uintptr_t target = 0;
    if (relocation->r_offset > place->size || width > place->size - relocation->r_offset)
        return bad("relocation outside its section", "");
    TRY(symbol_address(place, ELF64_R_SYM(relocation->r_info), &target, &section));
    if (type == R_X86_64_64)
        return write_absolute(place, relocation->r_offset, target, section, relocation->r_addend);
    if (is_table_load(type)) {
        if (relocation->r_addend != -4 || place->image->sections[place->section].zone != ZONE_TEXT)
            return bad("relocation of a table load", "");
        TRY(rewrite_load(place, relocation->r_offset));
    } else if (type != R_X86_64_PC32 && type != R_X86_64_PLT32) {
        return bad("relocation of an unknown type", "");
    }
    return write_relative(place, relocation->r_offset, target, relocation->r_addend);
}

static status relocate_section(struct place *place, const Elf64_Shdr *table)
{
    place->section = table->sh_info;
    place->bytes = section_bytes(place->image, place->area, table->sh_info);
    place->va = image_section_address(place->image, place->area, table->sh_info);
    place->size = place->image->headers[table->sh_info].sh_size;
    if (table->sh_entsize != sizeof(Elf64_Rela) || table->sh_size % sizeof(Elf64_Rela) != 0)
        return bad("relocation table", "");
    const unsigned char *at = place->image->bytes + table->sh_offset;
    for (size_t n = table->sh_size / sizeof(Elf64_Rela); n; n--, at += sizeof(Elf64_Rela)) {
        Elf64_Rela relocation;
        memcpy(&relocation, at, sizeof relocation);
        TRY(relocate_one(place, &relocation));
    }
    return OK;
}

status image_place(const struct image *image, const struct zone_area *area, image_binder *binder,
                   void *context)
{
    struct place place = {.image = image, .area = area, .binder = binder, .context = context};
    TRY(check_undefined(&place));
    copy_sections(image, area);
    for (size_t i = 0; i < image->count; i++) {
        const Elf64_Shdr *table = &image->headers[i];
        if (table->sh_type != SHT_RELA && table->sh_type != SHT_REL)
            continue;
        if (table->sh_info >= image->count)
            return bad("section of a relocation table", "");
        if (image->sections[table->sh_info].zone == ZONES)
            continue;
        if (table->sh_type == SHT_REL || image->headers[table->sh_info].sh_type == SHT_NOBITS)
            return bad("relocation table", "");
        TRY(relocate_section(&place, table));
    }
    return OK;
}
