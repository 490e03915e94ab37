/* Decode, rebuild, count. */
#include "object/lines.h"

#include "object/line_list.h"
#include "object/rebuild.h"
#include "object/tables.h"

#include <string.h>

static bool is_debug(const char *section)
{
    return strncmp(section, ".debug_", 7) == 0 || strncmp(section, ".stab", 5) == 0;
}

/* The section has one empty row before; it keeps that one when there are no others. */
static const char *replace_rows(struct relocatable *file, const struct line_list *list,
                                bool keeps_debug, struct arena *arena)
{
    static const struct spin_line none[1];
    bool has_rows = list->count && !list->is_bad;
    const struct rebuild_plan plan = {
        .leaves_out = keeps_debug ? NULL : is_debug,
        .replaced = TABLES_LINES_SECTION,
        .bytes = has_rows ? list->rows : none,
        .size = (has_rows ? list->count : 1) * sizeof(struct spin_line),
    };
    return relocatable_rebuild(file, &plan, arena);
}

static const char *write_count(const struct relocatable *file, uint32_t count)
{
    const Elf64_Sym *symbol = relocatable_find(file, TABLES_MODULE);
    uint8_t *module = symbol ? relocatable_place(file, symbol, sizeof(struct spin_module)) : NULL;
    if (!module)
        return "the object has no module table";
    memcpy(module + offsetof(struct spin_module, line_count), &count, sizeof count);
    return NULL;
}

const char *lines_attach(struct relocatable *file, const struct low_unit *unit, bool keeps_debug,
                         struct arena *arena)
{
    struct line_list list;
    line_list_open(&list, file, unit, arena);
    if (!list.is_bad)
        line_read_dwarf(&list);
    if (!list.is_bad)
        line_read_stabs(&list);
    const char *problem = replace_rows(file, &list, keeps_debug, arena);
    if (problem)
        return problem;
    return write_count(file, list.is_bad ? 0 : (uint32_t)list.count);
}
