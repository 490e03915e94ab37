/* Everything the header declares, in order of position; what a declaration mentions comes first:
 * other interfaces as includes, structs not defined yet as `struct name;`. */
#include "object/interface.h"

#include "object/declare.h"
#include "object/fingerprint.h"
#include "panic.h"

#include <stdlib.h>
#include <string.h>

/* A tag or a declaration of the header. */
struct entry {
    struct where where;
    const struct tag *tag;
    const struct decl *decl;
};

struct writer {
    struct arena *arena;
    const struct unit *unit;
    const struct interface *interface;
    FILE *out;
    bool *is_included; /* per file of the unit */
    bool *is_named;    /* per tag number: mentioned or defined */
    bool *is_defined;  /* per tag number */
    bool collects;     /* first round: note includes, print nothing */
};

static void mention(struct writer *w, const struct type *type);
static void write_tag(struct writer *w, const struct tag *tag);

/* --- What a declaration mentions -------------------------------------------------------------------- */

static bool is_ours(const struct writer *w, uint32_t file)
{
    return file == w->interface->file;
}

static void mention_file(struct writer *w, uint32_t file)
{
    if (source_get(w->unit->sources, file)->kind == SOURCE_INTERFACE && !is_ours(w, file))
        w->is_included[file] = true;
}

static void mention_fields(struct writer *w, const struct tag *tag)
{
    for (size_t i = 0; i < tag->field_count; i++)
        mention(w, tag->fields[i].type);
}

static void mention_tag(struct writer *w, const struct tag *tag)
{
    if (tag_is_public(w->unit, tag) && !is_ours(w, tag->file)) {
        mention_file(w, tag->file);
    } else if (tag->interface && tag->interface != w->interface) {
        mention_file(w, tag->interface->file); /* opaque, and another interface's */
    } else if (!tag->name[0]) {
        mention_fields(w, tag); /* printed inside of whatever mentions it */
    } else if (!w->is_named[tag->number] && tag->kind != TYPE_ENUM) {
        w->is_named[tag->number] = true;
        if (!w->collects)
            fprintf(w->out, "%s %s;\n", tag->kind == TYPE_UNION ? "union" : "struct", tag->name);
    }
}

static void mention(struct writer *w, const struct type *type)
{
    switch (type->kind) {
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_INTEGER:
    case TYPE_FLOAT: return;
    case TYPE_ENUM:
    case TYPE_STRUCT:
    case TYPE_UNION: mention_tag(w, type->tag); return;
    case TYPE_POINTER:
    case TYPE_ARRAY: mention(w, type->target); return;
    case TYPE_FUNCTION:
        mention(w, type->target);
        for (size_t i = 0; i < type->parameter_count; i++)
            mention(w, type->parameters[i].type);
        return;
    case TYPE_ALIAS: /* its own declaration mentions the rest */
        mention_file(w, type->declaration->where.file);
        return;
    }
}

/* A struct by value must be defined before: one nested in another is printed on its own. */
static void define_fields(struct writer *w, const struct tag *tag)
{
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct type *type = tag->fields[i].type;
        while (type->kind == TYPE_ARRAY)
            type = type->target;
        bool is_tag =
            type->kind == TYPE_STRUCT || type->kind == TYPE_UNION || type->kind == TYPE_ENUM;
        if (is_tag && type->tag->name[0] && is_ours(w, type->tag->file))
            write_tag(w, type->tag);
        else if (is_tag && !type->tag->name[0])
            define_fields(w, type->tag);
    }
}

/* --- Entries ------------------------------------------------------------------------------------------ */

static void write_tag(struct writer *w, const struct tag *tag)
{
    if (w->is_defined[tag->number])
        return;
    w->is_defined[tag->number] = true;
    define_fields(w, tag);
    w->is_named[tag->number] = true; /* its own name is in scope inside of it */
    mention_fields(w, tag);
    if (!w->collects) {
        declare_tag(w->arena, tag, w->out);
        fputs(";\n", w->out);
    }
}

static void write_decl(struct writer *w, const struct decl *decl)
{
    mention(w, decl->type);
    if (w->collects)
        return;
    switch (decl->kind) {
    case DECL_FUNCTION: declare_function(w->arena, decl, w->out); break;
    case DECL_TYPEDEF:
        fprintf(w->out, "typedef %s", declare(w->arena, decl->type, decl->annotations, decl->name));
        break;
    case DECL_VARIABLE:
        fprintf(w->out, "extern %s", declare(w->arena, decl->type, decl->annotations, decl->name));
        break;
    case DECL_PARAMETER:
    case DECL_ENUMERATOR: panic("interface: a declaration of the wrong kind");
    }
    fputs(";\n", w->out);
}

bool interface_has(const struct interface *interface, const struct decl *decl)
{
    return decl->kind == DECL_FUNCTION && decl->where.file == interface->file &&
           (!decl->canonical || decl->canonical == decl);
}

/* Anonymous tags are printed where they are used, except enums that only name constants. */
static bool is_inline_tag(const struct writer *w, const struct tag *tag)
{
    if (tag->name[0])
        return false;
    if (tag->kind != TYPE_ENUM)
        return true;
    for (size_t i = 0; i < w->unit->decl_count; i++) {
        const struct decl *decl = w->unit->decls[i];
        if (decl->kind == DECL_TYPEDEF && decl->type->kind == TYPE_ENUM && decl->type->tag == tag)
            return true;
    }
    return false;
}

static int by_position(const void *left, const void *right)
{
    const struct where *a = &((const struct entry *)left)->where;
    const struct where *b = &((const struct entry *)right)->where;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return 0;
}

/* What the header itself completes and declares, once each. */
static struct entry *collect(const struct writer *w, size_t *count)
{
    const struct unit *unit = w->unit;
    struct entry *entries =
        arena_array(w->arena, unit->tag_count + unit->decl_count, sizeof *entries);
    *count = 0;
    for (size_t i = 0; i < unit->tag_count; i++) {
        const struct tag *tag = unit->tags[i];
        if (tag->is_complete && is_ours(w, tag->file) && !is_inline_tag(w, tag))
            entries[(*count)++] = (struct entry){.where = tag->where, .tag = tag};
    }
    for (size_t i = 0; i < unit->decl_count; i++) {
        const struct decl *decl = unit->decls[i];
        bool is_wanted = decl->kind == DECL_FUNCTION || decl->kind == DECL_TYPEDEF ||
                         decl->kind == DECL_VARIABLE;
        if (is_wanted && is_ours(w, decl->where.file) &&
            (!decl->canonical || decl->canonical == decl))
            entries[(*count)++] = (struct entry){.where = decl->where, .decl = decl};
    }
    qsort(entries, *count, sizeof *entries, by_position);
    return entries;
}

static void write_entries(struct writer *w, const struct entry *entries, size_t count)
{
    memset(w->is_named, 0, (w->unit->tag_count + 1) * sizeof *w->is_named);
    memset(w->is_defined, 0, (w->unit->tag_count + 1) * sizeof *w->is_defined);
    for (size_t i = 0; i < count; i++) {
        if (entries[i].tag)
            write_tag(w, entries[i].tag);
        else
            write_decl(w, entries[i].decl);
    }
}

/* The included interface whose name follows `last`, or NULL: by name, since every module includes in an
 * order of its own. */
static const struct interface *next_include(const struct writer *w, const char *last)
{
    const struct interface *next = NULL;
    for (const struct interface *i = w->unit->interfaces; i; i = i->next)
        if (w->is_included[i->file] && strcmp(i->name, last) > 0 &&
            (!next || strcmp(i->name, next->name) < 0))
            next = i;
    return next;
}

static void write_includes(struct writer *w)
{
    const char *last = "";
    fputs("#pragma once\n#include <spin/safe.h>\n", w->out);
    for (const struct interface *i; (i = next_include(w, last)); last = i->name)
        fprintf(w->out, "#include <%s.h>\n", i->name);
}

const char *interface_text(struct arena *arena, const struct unit *unit,
                           const struct interface *interface)
{
    struct writer w = {.arena = arena, .unit = unit, .interface = interface, .collects = true};
    char *bytes;
    size_t size, count;
    w.out = open_memstream(&bytes, &size);
    if (!w.out)
        panic("interface: out of memory");
    w.is_included = arena_array(arena, unit->sources->count, sizeof *w.is_included);
    w.is_named = arena_array(arena, unit->tag_count + 1, sizeof *w.is_named);
    w.is_defined = arena_array(arena, unit->tag_count + 1, sizeof *w.is_defined);
    const struct entry *entries = collect(&w, &count);
    write_entries(&w, entries, count);
    w.collects = false;
    write_includes(&w);
    write_entries(&w, entries, count);
    if (fclose(w.out) != 0)
        panic("interface: out of memory");
    const char *text = arena_copy(arena, bytes);
    free(bytes);
    return text;
}
