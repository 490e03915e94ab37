/* One frame per symbol of the code; rows are found by the C names of lowering. */
#include "object/patch.h"

#include "object/frames.h"
#include "object/reach.h"
#include "object/tables.h"

#include <spin/abi.h>

#include <string.h>

/* The largest local of the function, to name what should move to the heap. */
static const char *largest_local(const struct low_function *function)
{
    const char *name = NULL;
    uint64_t size = 1024; /* smaller ones are not worth naming */
    for (const struct low_local *local = function->locals; local; local = local->next) {
        if (local->memory && local->shown[0] && local->memory->size > size) {
            size = local->memory->size;
            name = local->shown;
        }
    }
    return name;
}

static void report(const struct low_function *function, const struct frame *frame,
                   struct arena *arena, struct diag_list *diags)
{
    const char *local = largest_local(function);
    const char *size = frame->bytes >= FRAME_UNBOUNDED
                           ? "more than 1024"
                           : arena_printf(arena, "%u", (frame->bytes + 1023) / 1024);
    const char *where = local ? arena_printf(arena, "allocate '%s' with new_array", local)
                              : "split it into smaller functions";
    diag_report(diags, DIAG_STK_01, function->decl->where, function->decl->name, size, where);
}

/* R22 */
static void write_rows(uint8_t *rows, const struct low_unit *unit, const struct frame *frames)
{
    uint32_t *bytes = arena_array(unit->arena, unit->function_count + 1, sizeof *bytes);
    for (uint32_t i = 0; i < unit->function_count; i++)
        bytes[i] = frames[i].bytes;
    const uint32_t *depths = reach_depth(unit, bytes);
    for (uint32_t i = 0; i < unit->function_count; i++) {
        struct spin_procedure row;
        memcpy(&row, rows + i * sizeof row, sizeof row);
        row.frame = frames[i].bytes;
        row.arguments = frames[i].arguments;
        row.depth = depths[i];
        memcpy(rows + i * sizeof row, &row, sizeof row);
    }
}

const char *patch_frames(const struct relocatable *file, const struct low_unit *unit,
                         struct arena *arena, struct diag_list *diags)
{
    const struct function_index *index = function_index_new(unit);
    const Elf64_Sym *table = relocatable_find(file, TABLES_PROCEDURES);
    size_t size = unit->function_count * sizeof(struct spin_procedure), found = 0;
    uint8_t *rows = table ? relocatable_place(file, table, size) : NULL;
    struct frame *frames = arena_array(arena, unit->function_count + 1, sizeof *frames);
    if (!rows && unit->function_count)
        return "the object has no table of procedures";
    for (size_t i = 1; i < file->symbol_count; i++) {
        const Elf64_Sym *symbol = &file->symbols[i];
        struct frame frame;
        if (ELF64_ST_TYPE(symbol->st_info) != STT_FUNC || symbol->st_shndx == SHN_UNDEF)
            continue;
        const char *name = relocatable_symbol_name(file, symbol);
        const char *problem = frame_read(&frame, file, symbol, arena);
        const struct low_function *function = function_index_find(index, name);
        if (problem)
            return arena_printf(arena, "frame of '%s': %s", name, problem);
        if (!function)
            return arena_printf(arena, "'%s' is not a procedure", name);
        if (frame.bytes > SPIN_FRAME_MAX)
            report(function, &frame, arena, diags);
        frames[function->number] = frame;
        found++;
    }
    if (found != unit->function_count)
        return "a procedure has no code";
    write_rows(rows, unit, frames);
    return NULL;
}
