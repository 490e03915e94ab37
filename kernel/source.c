/* Lines of code: a binary search in the line table, then the procedure around the line. */
#include "source.h"

#include <string.h>

/* The last row that begins at or before the offset. */
static const struct spin_line *row_at(const struct spin_module *table, uintptr_t offset)
{
    uint32_t low = 0, high = table->line_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (table->lines[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &table->lines[low - 1] : NULL;
}

static bool begins_before(const struct spin_procedure *procedure, const struct source *source)
{
    return procedure->line <= source->line && strcmp(procedure->file, source->file) == 0;
}

/* Procedures do not nest: a line is of the last one that begins before it. */
static const char *procedure_around(const struct spin_module *table,
                                    const struct spin_procedure *at, const struct source *source)
{
    const struct spin_procedure *found = begins_before(at, source) ? at : NULL;
    for (uint32_t i = 0; i < table->procedure_count; i++) {
        const struct spin_procedure *procedure = &table->procedures[i];
        if (begins_before(procedure, source) && (!found || procedure->line > found->line))
            found = procedure;
    }
    return found ? found->name : at->name;
}

bool source_at(const struct module *module, uintptr_t text, uintptr_t pc, struct source *source)
{
    const struct spin_procedure *at = module_procedure_at(module, pc);
    if (!at || pc < text)
        return false;
    const struct spin_line *row = row_at(&module->table, pc - text);
    *source = (struct source){at->name, at->file, at->line};
    if (!row || row->line == 0)
        return true;
    source->file = module->table.files[row->file].name;
    source->line = row->line;
    source->procedure = procedure_around(&module->table, at, source);
    return true;
}
