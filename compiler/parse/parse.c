/* The front end's table of contents, and its parent's side. */
#include "parse.h"

#include "convert.h"
#include "folder.h"
#include "position.h"
#include "prelude.h"
#include "preprocess.h"
#include "request.h"
#include "scan.h"
#include "steps.h"
#include "template.h"
#include "wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char default_library[] = "/usr/lib/llvm-19/lib/libclang-19.so.1";

static const char *library_of(const struct parse_options *options)
{
    return options->libclang ? options->libclang : default_library;
}

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
    struct steps *steps = ARENA_NEW(arena, struct steps);
    size_t length = 0;
    steps_begin(steps);
    libclang_load_begin(library_of(options));
    if (!scan_sources(options, sources, diags))
        return NULL;
    steps_end(steps, STEP_SCAN);
    char *text = preprocess_source(options, sources, diags, &length);
    if (!text || !read_text(&pp, arena, sources, diags, text, length))
        return NULL;
    steps_end(steps, STEP_PREPROCESS);
    struct unit *unit = ARENA_NEW(arena, struct unit);
    *unit = (struct unit){.arena = arena, .sources = sources, .steps = steps};
    return libclang_parse(unit, diags, &pp, library_of(options)) ? unit : NULL;
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

/* --- Children off a template ----------------------------------------------------------------------- */

/* Reads until the other side has nothing more to say. */
static bool read_request(int connection, struct arena *arena, struct parse_options *options)
{
    size_t length = 0, room = 4096;
    char *bytes = arena_alloc(arena, room);
    for (ssize_t got = 1; got != 0;) {
        if (length == room) {
            bytes = memcpy(arena_alloc(arena, 2 * room), bytes, room);
            room *= 2;
        }
        got = read(connection, bytes + length, room - length);
        if (got < 0 && errno != EINTR)
            return false;
        length += got > 0 ? (size_t)got : 0;
    }
    return request_read(arena, bytes, length, options);
}

static void parse_requested(void *argument, const char **bytes, size_t *length)
{
    struct parse_options options;
    struct work work = {&options, arena_new()};
    if (read_request(*(int *)argument, work.arena, &options))
        parse_in_child(&work, bytes, length);
}

struct parse_template *parse_prepare(void)
{
    return parse_template_new(default_library, parse_requested);
}

static void send_request(int connection, struct arena *arena, const struct parse_options *options)
{
    const char *bytes;
    size_t length;
    request_write(arena, options, &bytes, &length);
    for (ssize_t sent; length > 0; bytes += sent, length -= (size_t)sent)
        if ((sent = send(connection, bytes, length, MSG_NOSIGNAL)) < 0)
            break; /* how the child ended is said by its status */
    shutdown(connection, SHUT_WR);
}

/* The bytes of a child: off the template, or of a process of its own. */
static const char *run_child(struct work *work, size_t *length, const char **problem)
{
    const struct parse_options *options = work->options;
    int connection;
    pid_t pid = options->template ? parse_template_fork(options->template, &connection) : -1;
    if (pid < 0)
        return parse_child_run(work->arena, parse_in_child, work, length, problem);
    send_request(connection, work->arena, options);
    return parse_child_finish(work->arena, pid, connection, length, problem);
}

/* --- The parent's side -------------------------------------------------------------------------------- */

/* A header that says module(name) is no interface, but part of that module. Those that come with the
 * system are what they are. */
static void note_private(const struct unit *unit, const struct parse_options *options)
{
    for (size_t i = 0; i < unit->decl_count; i++) {
        const struct annotation *annotation = unit->decls[i]->annotations;
        struct source *source = &unit->sources->files[unit->decls[i]->where.file];
        while (annotation && strcmp(annotation->name, "module") != 0)
            annotation = annotation->next;
        if (annotation && source->kind == SOURCE_INTERFACE &&
            !folders_hold(options->interface_dirs, source->path))
            source->kind = SOURCE_PRIVATE;
    }
}

void parse_note_interfaces(struct unit *unit)
{
    struct interface **end = &unit->interfaces;
    *end = NULL;
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
        decl->interface = NULL;
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
    const char *bytes = run_child(&work, &length, &problem);
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
    if (!unit)
        return NULL;
    note_private(unit, options);
    parse_note_interfaces(unit);
    return unit;
}
