/* Tables `files` and `lines`: the files that code comes from, and room for the lines, which are known
 * when there is code (object/lines.c). */
#include "object/table.h"
#include "object/tables.h"

#include <inttypes.h>

static void mark_files(const struct low_unit *low, bool *used)
{
    uint32_t count = low->unit->sources->count;
    for (const struct low_function *f = low->functions; f; f = f->next) {
        if (f->decl->where.file < count)
            used[f->decl->where.file] = true;
        for (size_t i = 0; i < f->stmt_count; i++)
            if (f->stmts[i]->where.line && f->stmts[i]->where.file < count)
                used[f->stmts[i]->where.file] = true;
    }
}

const char *const *table_file_names(const struct low_unit *low, uint32_t *count)
{
    const struct source_set *sources = low->unit->sources;
    const char **names = arena_array(low->arena, sources->count + 1, sizeof *names);
    bool *used = arena_array(low->arena, sources->count + 1, sizeof *used);
    mark_files(low, used);
    *count = 0;
    for (uint32_t i = 0; i < sources->count && *count < SPIN_LINE_FILES; i++)
        if (used[i])
            names[(*count)++] = source_get(sources, i)->display;
    return names;
}

uint32_t table_files(struct table *t)
{
    uint32_t count;
    const char *const *names = table_file_names(t->low, &count);
    FILE *out = t->rows.stream;
    fprintf(out,
            "static const struct spin_line %s_lines[1] "
            "__attribute__((section(\"" TABLES_LINES_SECTION "\"))) = {{0, 0, 0}};\n",
            t->prefix);
    if (count == 0)
        return 0;
    fprintf(out, "static const struct spin_file %s_files[] " IN_TABLES " = {\n", t->prefix);
    for (uint32_t i = 0; i < count; i++) {
        fputs("    {", out);
        row_text(t, names[i], out);
        fputs("},\n", out);
    }
    fputs("};\n", out);
    return count;
}
