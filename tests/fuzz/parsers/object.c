/* ELF files as no back end writes them, and files that end in something like a seal. */
#include "guarded.h"

#include "object/audit.h"
#include "object/relocatable.h"
#include "runtime/seal.h"

static void look_at(const struct relocatable *file)
{
    for (size_t i = 0; i < file->section_count; i++) {
        const Elf64_Shdr *section = &file->sections[i];
        const uint8_t *bytes = relocatable_bytes(file, section);
        volatile uint8_t last = bytes && section->sh_size ? bytes[section->sh_size - 1] : 0;
        (void)last;
        (void)strlen(relocatable_section_name(file, section));
    }
    for (size_t i = 0; i < file->symbol_count; i++) {
        (void)strlen(relocatable_symbol_name(file, &file->symbols[i]));
        if (file->symbols[i].st_shndx != SHN_UNDEF && file->symbols[i].st_shndx < SHN_LORESERVE)
            relocatable_place(file, &file->symbols[i], 8);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    struct relocatable file = {0};
    struct spin_seal seal;
    uint8_t *copy = guarded_copy(bytes, &size);
    if (seal_read(copy, size, &seal) && seal.object_size > size)
        abort();
    if (!relocatable_open(&file, arena, copy, size)) {
        look_at(&file);
        object_audit(&file, arena);
    }
    arena_free(arena);
    return 0;
}
