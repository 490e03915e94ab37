/* Everything the header declares, in order of position; what a declaration mentions comes first:
 * other headers as includes, typedefs, structs not defined yet as `struct name;`. */
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
    bool *is_included;   /* per file of the unit */
    bool *is_inline;     /* per tag number: no name, and written where it is mentioned */
    bool *is_named;      /* per tag number: mentioned or defined */
    bool *is_defined;    /* per tag number */
    bool *is_declared;   /* per declaration number */
    bool collects;       /* first round: note includes and inline tags, print nothing */
    bool names_typedefs; /* what mention() looks for: only typedefs */
};

static void mention(struct writer *w, const struct type *type);
static void mention_typedef(struct writer *w, const struct decl *decl);
static void write_tag(struct writer *w, const struct tag *tag);
static void write_decl(struct writer *w, const struct decl *decl);

/* --- What a declaration mentions -------------------------------------------------------------------- */

static bool is_ours(const struct writer *w, uint32_t file)
{
    return file == w->interface->file;
}

static void mention_file(struct writer *w, uint32_t file)
{
    if (!source_is_own(w->unit->sources, file) && !is_ours(w, file))
        w->is_included[file] = true;
}

/* The constant of that name in a bound: its header is included, too. */
static void mention_constant(struct writer *w, const char *name, size_t length)
{
    for (size_t i = 0; i < w->unit->all_count; i++) {
        const struct decl *decl = w->unit->all[i];
        if (decl->kind == DECL_ENUMERATOR && strncmp(decl->name, name, length) == 0 &&
            !decl->name[length])
            mention_file(w, decl->where.file);
    }
}

static void mention_bounds(struct writer *w, const struct annotation *annotation)
{
    static const char word[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
    for (; annotation; annotation = annotation->next) {
        const char *at = annotation->argument ? annotation->argument : "";
        while (*(at += strcspn(at, word))) {
            mention_constant(w, at, strspn(at, word));
            at += strspn(at, word);
        }
    }
}

static void mention_fields(struct writer *w, const struct tag *tag)
{
    for (size_t i = 0; i < tag->field_count; i++) {
        mention_bounds(w, tag->fields[i].annotations);
        mention(w, tag->fields[i].type);
    }
}

static void mention_inline(struct writer *w, const struct tag *tag)
{
    if (tag->alias)
        mention_typedef(w, tag->alias);
    w->is_inline[tag->number] = true;
    mention_fields(w, tag);
}

static void mention_tag(struct writer *w, const struct tag *tag)
{
    if (tag_is_public(w->unit, tag) && !is_ours(w, tag->file)) {
        mention_file(w, tag->file);
    } else if (tag->declared_in_interface && tag->interface != w->interface) {
        if (tag->interface) /* opaque, and another interface's; NULL: the prelude's */
            mention_file(w, tag->interface->file);
    } else if (!tag->name[0]) {
        mention_inline(w, tag);
    } else if (!w->names_typedefs && !w->is_named[tag->number] && tag->kind != TYPE_ENUM) {
        w->is_named[tag->number] = true;
        if (!w->collects)
            fprintf(w->out, "%s %s;\n", tag->kind == TYPE_UNION ? "union" : "struct", tag->name);
    }
}

static void mention_function(struct writer *w, const struct type *type)
{
    mention(w, type->target);
    for (size_t i = 0; i < type->parameter_count; i++) {
        mention_bounds(w, type->parameters[i].annotations);
        mention(w, declared_type(&type->parameters[i]));
    }
}

/* A typedef's own declaration mentions the rest. */
static void mention_typedef(struct writer *w, const struct decl *decl)
{
    bool outer = w->names_typedefs;
    mention_file(w, decl->where.file);
    w->names_typedefs = false;
    if (is_ours(w, decl->where.file))
        write_decl(w, decl);
    w->names_typedefs = outer;
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
    case TYPE_FUNCTION: mention_function(w, type); return;
    case TYPE_ALIAS: mention_typedef(w, type->declaration->canonical); return;
    }
}

/* A struct by value must be defined before: one nested in another is printed on its own. */
static void define_fields(struct writer *w, const struct tag *tag)
{
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct type *type = tag->fields[i].type;
        while (type->kind == TYPE_ARRAY || type->kind == TYPE_ALIAS)
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

/* Typedefs that the fields name come first, while the struct is still incomplete for them. */
static void write_tag(struct writer *w, const struct tag *tag)
{
    if (w->is_defined[tag->number] || w->is_inline[tag->number])
        return;
    w->is_defined[tag->number] = true;
    define_fields(w, tag);
    w->names_typedefs = true;
    mention_fields(w, tag);
    w->names_typedefs = false;
    w->is_named[tag->number] = true; /* its own name is in scope inside of it */
    mention_fields(w, tag);
    if (!w->collects)
        fprintf(w->out, "%s;\n", declare_tag(w->arena, tag));
}

static void write_decl(struct writer *w, const struct decl *decl)
{
    if (w->is_declared[decl->number])
        return;
    w->is_declared[decl->number] = true;
    mention_bounds(w, decl->annotations);
    mention(w, decl->type);
    if (w->collects)
        return;
    const char *text = NULL;
    switch (decl->kind) {
    case DECL_FUNCTION: text = declare_function(w->arena, decl); break;
    case DECL_TYPEDEF: text = declare_typedef(w->arena, decl); break;
    case DECL_VARIABLE:
    case DECL_PARAMETER:
    case DECL_ENUMERATOR: panic("interface: a declaration of the wrong kind");
    }
    fprintf(w->out, "%s;\n", text);
}

bool interface_has(const struct interface *interface, const struct decl *decl)
{
    return decl->kind == DECL_FUNCTION && decl->where.file == interface->file &&
           (!decl->canonical || decl->canonical == decl);
}

/* Tags without a name are printed where they are used, except enums that only name constants. */
static bool is_written(const struct tag *tag)
{
    return tag->is_complete && (tag->name[0] || (tag->kind == TYPE_ENUM && !tag->alias));
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
        if (is_written(tag) && is_ours(w, tag->file))
            entries[(*count)++] = (struct entry){.where = tag->where, .tag = tag};
    }
    for (size_t i = 0; i < unit->decl_count; i++) {
        const struct decl *decl = unit->decls[i];
        bool is_wanted = decl->kind == DECL_FUNCTION || decl->kind == DECL_TYPEDEF;
        if (is_wanted && is_ours(w, decl->where.file) &&
            (!decl->canonical || decl->canonical == decl))
            entries[(*count)++] = (struct entry){.where = decl->where, .decl = decl};
    }
    qsort(entries, *count, sizeof *entries, by_position);
    return entries;
}

/* A tag that the first round found to be inline stays so. */
static void write_entries(struct writer *w, const struct entry *entries, size_t count)
{
    memset(w->is_named, 0, (w->unit->tag_count + 1) * sizeof *w->is_named);
    memset(w->is_defined, 0, (w->unit->tag_count + 1) * sizeof *w->is_defined);
    memset(w->is_declared, 0, (w->unit->all_count + 1) * sizeof *w->is_declared);
    for (size_t i = 0; i < count; i++) {
        if (entries[i].tag)
            write_tag(w, entries[i].tag);
        else
            write_decl(w, entries[i].decl);
    }
}

/* How a header is included: one of the prelude that spin/safe.h does not include is a standard one. */
static const char *header_name(const struct writer *w, uint32_t file)
{
    const struct source *source = source_get(w->unit->sources, file);
    if (source->kind == SOURCE_PRELUDE)
        return strncmp(source->display, "spin/", 5) == 0 ? "" : source->display;
    for (const struct interface *i = w->unit->interfaces; i; i = i->next)
        if (i->file == file)
            return arena_printf(w->arena, "%s.h", i->name);
    panic("interface: a file that is no header");
}

/* Sorted by name, since every module includes in an order of its own. */
static void write_includes(struct writer *w)
{
    const char *last = "", *next;
    fputs("#pragma once\n#include <spin/safe.h>\n", w->out);
    do {
        next = NULL;
        for (uint32_t file = 0; file < w->unit->sources->count; file++) {
            const char *name = w->is_included[file] ? header_name(w, file) : "";
            if (strcmp(name, last) > 0 && (!next || strcmp(name, next) < 0))
                next = name;
        }
        if (next)
            fprintf(w->out, "#include <%s>\n", next);
        last = next;
    } while (next);
}

static void *flags(const struct writer *w, size_t count)
{
    return arena_array(w->arena, count + 1, sizeof(bool));
}

const char *interface_text(struct arena *arena, const struct unit *unit,
                           const struct interface *interface, bool *included)
{
    struct writer w = {.arena = arena, .unit = unit, .interface = interface, .collects = true};
    char *bytes;
    size_t size, count;
    w.out = open_memstream(&bytes, &size);
    if (!w.out)
        panic("interface: out of memory");
    w.is_included = flags(&w, unit->sources->count);
    w.is_inline = flags(&w, unit->tag_count);
    w.is_named = flags(&w, unit->tag_count);
    w.is_defined = flags(&w, unit->tag_count);
    w.is_declared = flags(&w, unit->all_count);
    const struct entry *entries = collect(&w, &count);
    write_entries(&w, entries, count);
    w.collects = false;
    write_includes(&w);
    write_entries(&w, entries, count);
    if (fclose(w.out) != 0)
        panic("interface: out of memory");
    for (uint32_t file = 0; file < unit->sources->count; file++)
        included[file] |= w.is_included[file];
    const char *text = arena_copy(arena, bytes);
    free(bytes);
    return text;
}
