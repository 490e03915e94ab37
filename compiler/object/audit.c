/* The closed lists of the ABI: undefined symbols, relocations, sections. Default deny. */
#include "object/audit.h"

#include <spin/abi.h>

#include <string.h>

static const char *const allowed_symbols[] = {
#define NAME(name) #name,
    SPIN_ENTRIES(NAME) SPIN_HELPERS(NAME)
#undef NAME
};

/* Allocated sections: exactly this name, or with a dot and more behind it. */
static const char *const allowed_sections[] = {".text", ".rodata", ".data", ".bss", ".spin"};

bool symbol_is_allowed(const char *name)
{
    for (size_t i = 0; i < sizeof allowed_symbols / sizeof *allowed_symbols; i++)
        if (strcmp(allowed_symbols[i], name) == 0)
            return true;
    return false;
}

static bool section_is_allowed(const char *name)
{
    if (strcmp(name, ".eh_frame") == 0) /* for the debugger; never loaded */
        return true;
    for (size_t i = 0; i < sizeof allowed_sections / sizeof *allowed_sections; i++) {
        size_t n = strlen(allowed_sections[i]);
        if (strncmp(name, allowed_sections[i], n) == 0 && (name[n] == 0 || name[n] == '.'))
            return true;
    }
    return false;
}

static bool relocation_is_allowed(uint64_t type)
{
    return type == R_X86_64_64 || type == R_X86_64_PC32 || type == R_X86_64_PLT32 ||
           type == R_X86_64_GOTPCREL || type == R_X86_64_GOTPCRELX ||
           type == R_X86_64_REX_GOTPCRELX;
}

static const char *audit_symbols(const struct relocatable *file, struct arena *arena)
{
    for (size_t i = 1; i < file->symbol_count; i++) {
        const Elf64_Sym *symbol = &file->symbols[i];
        const char *name = relocatable_symbol_name(file, symbol);
        unsigned type = ELF64_ST_TYPE(symbol->st_info);
        if (symbol->st_shndx == SHN_UNDEF && !symbol_is_allowed(name))
            return arena_printf(arena, "symbol '%s' is undefined", name);
        if (symbol->st_shndx >= SHN_LORESERVE && type != STT_FILE)
            return arena_printf(arena, "symbol '%s' is not in a section", name);
        if (type > STT_FILE)
            return arena_printf(arena, "symbol '%s' has type %u", name, type);
    }
    return NULL;
}

static const char *audit_section(const struct relocatable *file, const Elf64_Shdr *section,
                                 struct arena *arena)
{
    const char *name = relocatable_section_name(file, section);
    if (!(section->sh_flags & SHF_ALLOC))
        return NULL;
    if (!section_is_allowed(name))
        return arena_printf(arena, "section '%s' is not known", name);
    if ((section->sh_flags & SHF_TLS) || (section->sh_flags & SHF_COMPRESSED))
        return arena_printf(arena, "section '%s' is thread-local or compressed", name);
    if ((section->sh_flags & SHF_WRITE) && (section->sh_flags & SHF_EXECINSTR))
        return arena_printf(arena, "section '%s' is writable and executable", name);
    return NULL;
}

static const char *audit_relocations(const struct relocatable *file, const Elf64_Shdr *section,
                                     struct arena *arena)
{
    if (section->sh_type == SHT_REL)
        return "relocations without addends";
    if (section->sh_type != SHT_RELA || section->sh_info >= file->section_count ||
        !(file->sections[section->sh_info].sh_flags & SHF_ALLOC))
        return NULL;
    for (size_t i = 0; i < section->sh_size / sizeof(Elf64_Rela); i++) {
        Elf64_Rela relocation;
        memcpy(&relocation, relocatable_bytes(file, section) + i * sizeof relocation,
               sizeof relocation);
        if (!relocation_is_allowed(ELF64_R_TYPE(relocation.r_info)))
            return arena_printf(arena, "relocation type %u in '%s'",
                                (unsigned)ELF64_R_TYPE(relocation.r_info),
                                relocatable_section_name(file, section));
        if (ELF64_R_SYM(relocation.r_info) >= file->symbol_count)
            return "a relocation's symbol does not exist";
    }
    return NULL;
}

const char *object_audit(const struct relocatable *file, struct arena *arena)
{
    const char *problem = audit_symbols(file, arena);
    for (size_t i = 0; !problem && i < file->section_count; i++) {
        problem = audit_section(file, &file->sections[i], arena);
        if (!problem)
            problem = audit_relocations(file, &file->sections[i], arena);
    }
    return problem;
}
