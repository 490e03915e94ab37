/* What image.c and relocate.c share: symbols and addresses of a file that image_read() has checked. */
#pragma once

#include "image.h"

/* Symbol number `i`, which is in range. */
Elf64_Sym image_symbol(const struct image *image, size_t i);

/* Its name. */
const char *image_symbol_name(const struct image *image, const Elf64_Sym *symbol);

/* Where section `i` is placed; 0: it is not loaded. */
uintptr_t image_section_address(const struct image *image, const struct zone_area *area, size_t i);
