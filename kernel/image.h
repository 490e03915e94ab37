/* ELF relocatable files, read defensively: the only code that parses an object.
 *
 * Input is any bytes at all; every offset, count and index is checked before it is used, and what is
 * not known is refused. Protocol:
 * - image_read() checks headers, sections and symbols, and sorts the sections into zones;
 * - the caller takes an area with `zone` bytes of each kind;
 * - image_place() copies the sections into the area and relocates them there;
 * - image_free() when done; the file's bytes must live until then.
 * Sections that are not loaded (.eh_frame, debug information, notes) are not looked into.
 * `.data.rel.ro*` and `.spin.*` are constants, whatever their flags say; two sections of one name are
 * two sections. Six types of relocation are known; loads through a global offset table become
 * address computations, because there is no such table. */
#pragma once

#include "zone.h"

#include <spin/status.h>

#include <elf.h>

struct image_section {
    enum zone zone; /* ZONES: not loaded */
    size_t offset;  /* in its zone */
};

struct image {
    const unsigned char *bytes;
    size_t size;
    size_t count; /* sections */
    Elf64_Shdr *headers;
    struct image_section *sections;
    size_t zone[ZONES]; /* bytes of each kind */
    const char *names;  /* section names, terminated */
    size_t names_size;
    size_t symbols; /* how many */
    const unsigned char *symbol_bytes;
    const char *strings; /* symbol names, terminated */
    size_t strings_size;
};

/* Checks the file and fills `image`; on failure there is nothing to free. */
status image_read(struct image *image, const void *bytes, size_t size);

/* The address of an undefined symbol, 0: there is no such symbol. */
typedef uintptr_t image_binder(const char *name, void *context);

/* Fills the area, which has `image->zone` bytes of each kind. */
status image_place(const struct image *image, const struct zone_area *area, image_binder *binder,
                   void *context);

/* The address of the next loaded section called `name` from section *from on, and its size; *from
 * becomes the section after it. 0: none. */
uintptr_t image_find_section(const struct image *image, const struct zone_area *area,
                             const char *name, size_t *from, size_t *size);

/* The address of the defined symbol `name`; 0: none. */
uintptr_t image_find_symbol(const struct image *image, const struct zone_area *area,
                            const char *name);

/* Fills in the addresses of the sections in a copy of the file, for a debugger; has the shape that
 * machine_code_named() wants. */
struct image_placement {
    const struct image *image;
    const struct zone_area *area;
};
void image_name_sections(void *copy, void *placement);

/* Frees what image_read() allocated. */
void image_free(struct image *image);
