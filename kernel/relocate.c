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
        const struct image_symbol *symbol = image_symbol(place->image, i);
        const char *name = image_symbol_name(place->image, symbol);
        if (symbol->elf.st_shndx == SHN_UNDEF && !place->binder(name, place->context))
            return bad("undefined symbol", name);
    }
    return OK;
}

/* What a relocation refers to: an address in a section; SHN_UNDEF: that of a helper. */
struct target {
    uintptr_t address, start; /* the second of the section */
    size_t section;
};

static status find_target(const struct place *place, size_t index, struct target *target)
{
    const struct image *image = place->image;
    if (index == 0 || index >= image->symbols)
        return bad("symbol of a relocation", "");
    const struct image_symbol *symbol = image_symbol(image, index);
    target->section = symbol->elf.st_shndx;
    target->start = 0;
    if (symbol->elf.st_shndx == SHN_UNDEF) {
        target->address = place->binder(image_symbol_name(image, symbol), place->context);
        return target->address ? OK : bad("undefined symbol", image_symbol_name(image, symbol));
    }
    if (symbol->elf.st_shndx < image->count)
        target->start = image_section_address(image, place->area, symbol->elf.st_shndx);
    target->address = target->start + symbol->elf.st_value;
    return target->start ? OK
                         : bad("relocation against a part that is not loaded:",
                               image_symbol_name(image, symbol));
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
static status write_absolute(const struct place *place, uint64_t offset,
                             const struct target *target, int64_t addend)
{
    if (target->section == SHN_UNDEF)
        return bad("address of a helper in data", "");
    uint64_t value = target->address + (uint64_t)addend;
    if (value < target->start ||
        value - target->start > place->image->headers[target->section].sh_size)
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
    size_t width = type == R_X86_64_64 ? 8 : 4;
    struct target target = {0};
    if (relocation->r_offset > place->size || width > place->size - relocation->r_offset)
        return bad("relocation outside its section", "");
    TRY(find_target(place, ELF64_R_SYM(relocation->r_info), &target));
    if (type == R_X86_64_64)
        return write_absolute(place, relocation->r_offset, &target, relocation->r_addend);
    if (is_table_load(type)) {
        if (relocation->r_addend != -4 || place->image->sections[place->section].zone != ZONE_TEXT)
            return bad("relocation of a table load", "");
        TRY(rewrite_load(place, relocation->r_offset));
    } else if (type != R_X86_64_PC32 && type != R_X86_64_PLT32) {
        return bad("relocation of an unknown type", "");
    }
    return write_relative(place, relocation->r_offset, target.address, relocation->r_addend);
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
