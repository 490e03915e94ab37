/* The front end's table of contents, and its parent's side. */
#include "parse.h"

#include "child.h"
#include "convert.h"
#include "position.h"
#include "prelude.h"
#include "preprocess.h"
#include "scan.h"
#include "wire.h"

#include <string.h>

static const char default_library[] = "/usr/lib/llvm-19/lib/libclang-19.so.1";

static bool read_text(struct preprocessed *pp, struct arena *arena, struct source_set *sources,
                      struct diag_list *diags, char *text, size_t length)
{
    const char *flaw = position_read(pp, arena, sources, text, length);
    if (flaw)
        diag_report(diags, DIAG_LEX_08, (struct where){0, 1, 1}, flaw);
    return !flaw;
}

struct unit *parse_here(const struct parse_options *options, struct arena *arena,
                        struct source_set *sources, struct diag_list *diags)
{
    struct preprocessed pp;
    size_t length = 0;
    if (!scan_sources(options, sources, diags))
        return NULL;
    char *text = preprocess_source(options, sources, diags, &length);
    if (!text || !read_text(&pp, arena, sources, diags, text, length))
        return NULL;
    struct unit *unit = ARENA_NEW(arena, struct unit);
    unit->arena = arena;
    unit->sources = sources;
    const char *library = options->libclang ? options->libclang : default_library;
    return libclang_parse(unit, diags, &pp, library) ? unit : NULL;
}

struct work {
    const struct parse_options *options;
    struct arena *arena;
};

static void parse_in_child(void *argument, const char **bytes, size_t *length)
{
    struct work *work = argument;
    struct source_set *sources = source_set_new(work->arena);
    struct diag_list *diags = diag_list_new(sources);
    struct unit *unit = parse_here(work->options, work->arena, sources, diags);
    wire_write(work->arena, sources, diags, unit, bytes, length);
}

/* Every interface header is an interface, and what it declares is the interface's. */
static void note_interfaces(struct unit *unit)
{
    struct interface **end = &unit->interfaces;
    for (uint32_t i = 0; i < unit->sources->count; i++) {
        const struct source *source = &unit->sources->files[i];
        if (source->kind != SOURCE_INTERFACE)
            continue;
        const char *slash = strrchr(source->display, '/');
        const char *name = slash ? slash + 1 : source->display;
        struct interface *interface = ARENA_NEW(unit->arena, struct interface);
        interface->name = arena_copy_n(unit->arena, name, strcspn(name, "."));
        interface->file = i;
        *end = interface;
        end = &interface->next;
    }
    for (size_t i = 0; i < unit->all_count; i++) {
        struct decl *decl = unit->all[i];
        for (struct interface *at = unit->interfaces; at; at = at->next)
            if (decl->kind == DECL_FUNCTION && decl->where.line && at->file == decl->where.file)
                decl->interface = at;
    }
}

struct unit *parse_unit(const struct parse_options *options, struct arena *arena,
                        struct source_set *sources, struct diag_list *diags)
{
    struct work work = {options, arena};
    struct unit *unit = NULL;
    const char *problem = NULL;
    size_t length = 0;
    const char *bytes = parse_child_run(arena, parse_in_child, &work, &length, &problem);
    if (bytes && !wire_read(options, arena, sources, diags, bytes, length, &unit))
        problem = "its result is damaged";
    if (unit && !problem)
        problem = prelude_flaw(unit);
    if (problem) {
        const char *display = scan_display_name(arena, options->path);
        uint32_t file = source_add(sources, options->path, display, SOURCE_MAIN);
        diag_report(diags, DIAG_INP_02, (struct where){file, 1, 0}, problem);
        return NULL;
    }
    if (unit)
        note_interfaces(unit);
    return unit;
}
