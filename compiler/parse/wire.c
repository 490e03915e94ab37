/* The whole of a parse on the wire: files, reports, and the unit. */
#include "wire.h"

#include "folder.h"
#include "steps.h"
#include "wire_move.h"

#include <string.h>

enum {
    WIRE_MAGIC = 0x53504931,
    SOURCES_MAX = 4096,
    REPORTS_MAX = 10000,
};

/* --- The whole ----------------------------------------------------------------------------------------------------- */

/* Each file once. Another source of the module may have included what is a source itself. */
static void add_source(struct wire *w, const struct source *source, enum source_kind kind)
{
    uint32_t file = source_add(w->sources, source->path, source->display, kind);
    if (kind == SOURCE_MAIN)
        w->sources->files[file].kind = kind;
    for (uint32_t i = 0; i < w->file_count; i++)
        w->is_bad |= w->files[i] == file;
    w->files[w->file_count++] = file;
}

/* What kind a file is stays where it was found out: the reader finds it out again. */
static void move_sources(struct wire *w, const struct parse_options *options)
{
    uint32_t count = move_below(w, w->sources->count, SOURCES_MAX);
    w->files = arena_array(w->arena, count + 1, sizeof *w->files);
    for (uint32_t i = 0; i < count && !w->is_bad; i++) {
        struct source source = {0};
        if (!w->is_reading)
            source = w->sources->files[i];
        move_text(w, &source.path, false);
        move_text(w, &source.display, false);
        if (!w->is_reading || w->is_bad)
            continue;
        enum source_kind kind = folder_kind(options, source.path);
        w->is_bad = !folder_has_source(options, i, source.path, source.display);
        if (!w->is_bad)
            add_source(w, &source, kind);
    }
}

static void move_notes(struct wire *w, struct diag_list *diags, const struct diag_note_text *note)
{
    for (;;) {
        bool is_present = note != NULL;
        move_bool(w, &is_present);
        if (!is_present || w->is_bad)
            return;
        struct diag_note_text copy = note ? *note : (struct diag_note_text){0};
        move_where(w, &copy.where);
        move_text(w, &copy.text, false);
        if (w->is_reading && !w->is_bad)
            diag_note(diags, copy.where, "%s", copy.text);
        note = note ? note->next : NULL;
    }
}

static void move_reports(struct wire *w, struct diag_list *diags)
{
    uint32_t count = 0;
    while (!w->is_reading && count < REPORTS_MAX && diag_get(diags, count))
        count++;
    count = move_below(w, count, REPORTS_MAX + 1);
    for (uint32_t i = 0; i < count && !w->is_bad; i++) {
        struct diag report = {0};
        if (!w->is_reading)
            report = *diag_get(diags, i);
        MOVE_ENUM(w, report.code, DIAG_COUNT);
        move_bool(w, &report.is_warning);
        move_where(w, &report.where);
        move_text(w, &report.text, false);
        if (w->is_reading && !w->is_bad)
            diag_report_text(diags, report.code, report.where, report.is_warning, report.text);
        move_notes(w, diags, report.notes);
    }
}

/* Empty records first, so that references can be made to all of them. */
static void make_records(struct wire *w)
{
    struct unit *unit = w->unit;
    for (size_t i = 0; i < unit->type_count; i++)
        unit->types[i] = ARENA_NEW(w->arena, struct type);
    for (size_t i = 0; i < unit->tag_count; i++) {
        unit->tags[i] = ARENA_NEW(w->arena, struct tag);
        unit->tags[i]->number = (uint32_t)i;
    }
    for (size_t i = 0; i < unit->all_count; i++) {
        unit->all[i] = ARENA_NEW(w->arena, struct decl);
        unit->all[i]->number = (uint32_t)i;
    }
}

static void move_unit(struct wire *w)
{
    struct unit *unit = w->unit;
    MOVE_ARRAY(w, unit->types, unit->type_count);
    MOVE_ARRAY(w, unit->tags, unit->tag_count);
    MOVE_ARRAY(w, unit->all, unit->all_count);
    if (w->is_reading)
        make_records(w);
    for (size_t i = 0; i < unit->type_count && !w->is_bad; i++) {
        w->type_limit = (uint32_t)i; /* a type is made of earlier ones */
        move_type_record(w, unit->types[i]);
    }
    w->type_limit = (uint32_t)unit->type_count;
    for (size_t i = 0; i < unit->tag_count && !w->is_bad; i++)
        move_tag_record(w, unit->tags[i]);
    for (size_t i = 0; i < unit->all_count && !w->is_bad; i++)
        move_decl_record(w, unit->all[i]);
    MOVE_ARRAY(w, unit->decls, unit->decl_count);
    for (size_t i = 0; i < unit->decl_count && !w->is_bad; i++) {
        move_decl(w, &unit->decls[i]);
        w->is_bad |= unit->decls[i] == NULL;
    }
}

static void move_result(struct wire *w, const struct parse_options *options,
                        struct diag_list *diags)
{
    uint32_t magic = WIRE_MAGIC;
    bool has_unit = w->unit != NULL;
    move_u32(w, &magic);
    w->is_bad |= magic != WIRE_MAGIC;
    move_sources(w, options);
    move_reports(w, diags);
    move_bool(w, &has_unit);
    if (!has_unit || w->is_bad)
        return;
    if (w->is_reading) {
        w->unit = ARENA_NEW(w->arena, struct unit);
        w->unit->arena = w->arena;
        w->unit->sources = w->sources;
        w->unit->steps = ARENA_NEW(w->arena, struct steps);
    }
    for (enum step step = 0; step < STEP_COUNT; step++)
        move_u32(w, &w->unit->steps->microseconds[step]);
    move_unit(w);
}

void wire_write(struct arena *arena, const struct source_set *sources,
                const struct diag_list *diags, struct unit *unit, const char **bytes,
                size_t *length)
{
    struct wire w = {.arena = arena, .sources = (struct source_set *)sources, .unit = unit};
    move_result(&w, NULL, (struct diag_list *)diags);
    *bytes = (const char *)w.bytes;
    *length = w.at;
}

bool wire_read(const struct parse_options *options, struct arena *arena, struct source_set *sources,
               struct diag_list *diags, const char *bytes, size_t length, struct unit **unit)
{
    struct wire w = {.arena = arena,
                     .sources = sources,
                     .is_reading = true,
                     .bytes = (unsigned char *)(uintptr_t)bytes,
                     .length = length};
    *unit = NULL;
    move_result(&w, options, diags);
    if (w.is_bad || w.at != length)
        return false;
    if (w.unit && ast_flaw(w.unit))
        return false;
    *unit = diag_errors(diags) ? NULL : w.unit;
    return w.unit || diag_errors(diags);
}
