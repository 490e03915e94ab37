/* Stabs as TCC writes them with -g: entries of 12 bytes. Offsets of lines count from their function,
 * whose place is a relocation; line numbers are their low 16 bits, so that the line a function begins at
 * tells the rest in its own file. */
#include "object/line_list.h"

#include <string.h>

/* Kinds of entries that matter here. */
enum { STAB_FUNCTION = 0x24, STAB_LINE = 0x44, STAB_SOURCE = 0x64, STAB_INCLUDED = 0x84 };

enum { NAME_MAX = 512 };

struct stab {
    uint32_t name; /* offset of its text */
    uint8_t kind, other;
    uint16_t line;
    uint32_t value;
};

struct reader {
    struct line_list *list;
    const char *names;
    size_t names_size;
    const Elf64_Shdr *relocations;
    size_t next_relocation;
    uint32_t file, home; /* now; where the function began */
    uint64_t function;   /* where it begins */
    int64_t begins;      /* at this line; 0: no function yet */
};

static const char *text_of(const struct reader *r, const struct stab *stab)
{
    return stab->name < r->names_size ? r->names + stab->name : "";
}

/* "u_down:f1": the name ends at the colon. */
static void take_function(struct reader *r, const struct stab *stab, size_t at)
{
    char name[NAME_MAX];
    const char *text = text_of(r, stab);
    size_t n = strcspn(text, ":");
    const struct low_function *function = NULL;
    if (n < sizeof name) {
        memcpy(name, text, n);
        name[n] = 0;
        function = function_index_find(r->list->functions, name);
    }
    if (!function || stab->value != 0 ||
        !line_list_target(r->list, r->relocations, &r->next_relocation,
                          at + offsetof(struct stab, value), &r->function))
        r->list->is_bad = true;
    else
        r->begins = function->decl->where.line;
    r->home = r->file;
}

static void take_line(struct reader *r, const struct stab *stab)
{
    int64_t begins = r->file == r->home ? r->begins : stab->line;
    int16_t from_begin = (int16_t)(stab->line - (uint16_t)begins);
    if (r->begins == 0)
        r->list->is_bad = true;
    else
        line_list_add(r->list, r->function + stab->value, r->file, begins + from_begin);
}

static void take_stabs(struct reader *r, const uint8_t *bytes, size_t size)
{
    for (size_t at = 0; at + sizeof(struct stab) <= size && !r->list->is_bad;
         at += sizeof(struct stab)) {
        struct stab stab;
        memcpy(&stab, bytes + at, sizeof stab);
        if (stab.kind == STAB_SOURCE || stab.kind == STAB_INCLUDED)
            r->file = line_list_file(r->list, text_of(r, &stab));
        else if (stab.kind == STAB_FUNCTION && text_of(r, &stab)[0])
            take_function(r, &stab, at);
        else if (stab.kind == STAB_LINE)
            take_line(r, &stab);
    }
}

void line_read_stabs(struct line_list *list)
{
    const Elf64_Shdr *section = line_list_section(list, ".stab");
    if (!section)
        return;
    const Elf64_Shdr *names = section->sh_link < list->file->section_count
                                  ? &list->file->sections[section->sh_link]
                                  : section;
    struct reader r = {.list = list,
                       .names = (const char *)relocatable_bytes(list->file, names),
                       .names_size = names->sh_size,
                       .relocations = line_list_relocations(list, section)};
    if (names->sh_type != SHT_STRTAB || r.names_size == 0 || r.names[r.names_size - 1] != 0) {
        list->is_bad = true;
        return;
    }
    take_stabs(&r, relocatable_bytes(list->file, section), section->sh_size);
}
