/* What image.c and relocate.c share: symbols and addresses of a file that image_read() has checked. */
#pragma once

#include "image.h"

/* A symbol where it lies in the file, at any address. */
struct __attribute__((packed, may_alias)) image_symbol {
    Elf64_Sym elf;
};

/* Symbol number `i`, which is in range. */
static inline const struct image_symbol *image_symbol(const struct image *image, size_t i)
{
    return (const struct image_symbol *)image->symbol_bytes + i;
}

/* Its name. */
static inline const char *image_symbol_name(const struct image *image,
                                            const struct image_symbol *symbol)
{
    return image->strings + symbol->elf.st_name;
}

/* Where section `i` is placed; 0: it is not loaded. */
static inline uintptr_t image_section_address(const struct image *image,
                                              const struct zone_area *area, size_t i)
{
    const struct image_section *section = &image->sections[i];
    return section->zone == ZONES ? 0 : area->part[section->zone].va + section->offset;
}
