/* A tag of a header has a name, or one place in it, whoever includes it. Its definition in one source (an
 * opaque struct of a private header) is its definition in all; two definitions must agree to the last
 * annotation, or macros made two types of one text. */
#include "check/merge_tag.h"

#include "check/tree.h"

#include <string.h>

/* --- Which are the same ---------------------------------------------------------------------------- */

/* By name, since `#if` may choose between two places; without one by place. */
static bool is_same(const struct tag *a, const struct tag *b)
{
    const struct where *x = &a->first, *y = &b->first;
    if (a->function || b->function || a->kind != b->kind || x->file != y->file ||
        strcmp(a->name, b->name) != 0)
        return false;
    return a->name[0] || (x->line == y->line && x->column == y->column);
}

static bool is_of_header(const struct merge *m, const struct tag *tag)
{
    return m->whole->sources->files[tag->first.file].kind != SOURCE_MAIN;
}

/* Several without a name may come of one macro: they are told apart by their order. */
static void match_tags(struct merge *m)
{
    bool *is_taken = arena_array(m->arena, m->whole->tag_count + 1, sizeof *is_taken);
    m->same = arena_array(m->arena, m->part->tag_count + 1, sizeof *m->same);
    for (size_t i = 0; i < m->part->tag_count; i++) {
        const struct tag *tag = m->part->tags[i];
        for (size_t k = 0; is_of_header(m, tag) && k < m->whole->tag_count; k++) {
            if (is_taken[k] || !is_same(m->whole->tags[k], tag))
                continue;
            is_taken[k] = true;
            m->same[i] = m->whole->tags[k];
            break;
        }
    }
}

/* --- Whether they agree ---------------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_annotations(const struct annotation *a, const struct annotation *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (!same_text(a->name, b->name) || !same_text(a->argument, b->argument))
            return false;
    return a == b; /* both at their ends */
}

static bool same_attributes(const struct attribute *a, const struct attribute *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (strcmp(a->text, b->text) != 0)
            return false;
    return a == b;
}

static bool same_type(const struct merge *m, const struct type *a, const struct type *b);

static bool same_parameters(const struct merge *m, const struct type *a, const struct type *b)
{
    if (a->parameter_count != b->parameter_count)
        return false;
    for (size_t i = 0; i < a->parameter_count; i++)
        if (!same_type(m, a->parameters[i].type, b->parameters[i].type) ||
            !same_annotations(a->parameters[i].annotations, b->parameters[i].annotations))
            return false;
    return true;
}

/* `b` is of the part: its tags count as those of the whole that they are. */
static bool same_type(const struct merge *m, const struct type *a, const struct type *b)
{
    if (!a || !b)
        return a == b;
    if (a->kind != b->kind || a->is_const != b->is_const || a->is_volatile != b->is_volatile ||
        a->is_signed != b->is_signed || a->is_variadic != b->is_variadic ||
        a->has_prototype != b->has_prototype || a->is_flexible != b->is_flexible ||
        a->rank != b->rank || a->count != b->count)
        return false;
    bool is_scalar = a->kind == TYPE_INTEGER || a->kind == TYPE_FLOAT;
    if (is_scalar && a->size != b->size)
        return false;
    if (a->tag || b->tag)
        return b->tag && m->same[b->tag->number] == a->tag;
    if (a->kind == TYPE_ALIAS &&
        (strcmp(a->declaration->name, b->declaration->name) != 0 ||
         !same_annotations(a->declaration->annotations, b->declaration->annotations)))
        return false;
    return same_type(m, a->target, b->target) && same_parameters(m, a, b);
}

static bool same_field(const struct merge *m, const struct field *a, const struct field *b)
{
    return strcmp(a->name, b->name) == 0 && same_type(m, a->type, b->type) &&
           a->is_bit_field == b->is_bit_field && a->bit_width == b->bit_width &&
           same_annotations(a->annotations, b->annotations) &&
           same_attributes(a->attributes, b->attributes);
}

static bool same_enumerator(const struct enumerator *a, const struct enumerator *b)
{
    return strcmp(a->name, b->name) == 0 && a->value == b->value;
}

/* The member that differs first, or NULL. */
static const char *difference(const struct merge *m, const struct tag *a, const struct tag *b)
{
    for (size_t i = 0; i < a->field_count && i < b->field_count; i++)
        if (!same_field(m, &a->fields[i], &b->fields[i]))
            return a->fields[i].name;
    for (size_t i = 0; i < a->enumerator_count && i < b->enumerator_count; i++)
        if (!same_enumerator(&a->enumerators[i], &b->enumerators[i]))
            return a->enumerators[i].name;
    if (a->field_count != b->field_count)
        return a->field_count > b->field_count ? a->fields[b->field_count].name
                                               : b->fields[a->field_count].name;
    if (a->enumerator_count != b->enumerator_count)
        return a->enumerator_count > b->enumerator_count ? a->enumerators[b->enumerator_count].name
                                                         : b->enumerators[a->enumerator_count].name;
    bool is_same = same_annotations(a->annotations, b->annotations) &&
                   same_attributes(a->attributes, b->attributes) && a->size == b->size &&
                   a->align == b->align;
    return is_same ? NULL : "";
}

/* The source that a part was read for. */
static const char *source_of(const struct merge *m, uint32_t number)
{
    const struct source_set *sources = m->whole->sources;
    for (uint32_t i = 0; i < sources->count; i++)
        if (sources->files[i].kind == SOURCE_MAIN && number-- == 0)
            return sources->files[i].display;
    return "";
}

/* MOD-15 */
static void compare_tags(struct merge *m, const struct tag *whole, const struct tag *part)
{
    const char *member = difference(m, whole, part);
    if (!member ||
        !refuse(m->checker, CHECK_header_differs, part->where, tag_text(m->checker, part),
                source_of(m, whole->part), source_of(m, m->number)))
        return;
    if (member[0])
        diag_note(m->checker->diags, part->where, "the first difference is '%s'", member);
}

/* --- Making one of two -------------------------------------------------------------------------------- */

/* What the whole only named, the part defines. */
static void complete_tag(struct merge *m, struct tag *whole, const struct tag *part)
{
    struct where first = whole->first;
    uint32_t number = whole->number;
    *whole = *part;
    whole->first = first;
    whole->number = number;
    whole->part = m->number;
    for (size_t i = 0; i < whole->field_count; i++)
        whole->fields[i].parent = whole;
    for (size_t i = 0; i < whole->enumerator_count; i++)
        whole->enumerators[i].parent = whole;
}

static void add_tag(struct merge *m, struct tag *tag)
{
    tag->number = (uint32_t)m->whole->tag_count;
    tag->part = m->number;
    m->whole->tags[m->whole->tag_count++] = tag;
}

static void note_size(struct type *type)
{
    if (type->tag) {
        type->size = type->tag->size;
        type->align = type->tag->align;
        type->target = type->kind == TYPE_ENUM ? type->tag->integer : NULL;
    } else if (type->kind == TYPE_ALIAS) {
        type->size = type->target->size;
        type->align = type->target->align;
    }
}

/* Types come after those they are made of, so one round is enough. */
static void rename_types(struct merge *m)
{
    for (size_t i = 0; i < m->part->type_count; i++) {
        struct type *type = m->part->types[i];
        if (type->tag && m->same[type->tag->number])
            type->tag = m->same[type->tag->number];
    }
    for (size_t i = 0; i < m->whole->type_count; i++)
        note_size(m->whole->types[i]);
    for (size_t i = 0; i < m->part->type_count; i++)
        note_size(m->part->types[i]);
}

/* Enumerators are named by declarations of their own. */
static void rename_enumerators(struct merge *m)
{
    for (size_t i = 0; i < m->part->all_count; i++) {
        struct decl *decl = m->part->all[i];
        const struct tag *tag = decl->enumerator ? decl->enumerator->parent : NULL;
        struct tag *same = tag ? m->same[tag->number] : NULL;
        size_t index = tag ? (size_t)(decl->enumerator - tag->enumerators) : 0;
        if (same && same != tag && index < same->enumerator_count)
            decl->enumerator = &same->enumerators[index];
    }
}

/* The types of a part have its own tags while they are compared, so that each keeps its number. */
void merge_tags(struct merge *m)
{
    size_t old = m->whole->tag_count, more = m->part->tag_count;
    struct tag **tags = arena_array(m->arena, old + more + 1, sizeof *tags);
    struct unit_part *seen = &m->whole->parts[m->number];
    match_tags(m);
    if (old)
        memcpy(tags, m->whole->tags, old * sizeof *tags);
    m->whole->tags = tags;
    for (size_t i = 0; i < more; i++)
        if (m->same[i] && m->same[i]->is_complete && m->part->tags[i]->is_complete)
            compare_tags(m, m->same[i], m->part->tags[i]);
    rename_enumerators(m);
    for (size_t i = 0; i < more; i++)
        if (m->same[i] && !m->same[i]->is_complete && m->part->tags[i]->is_complete)
            complete_tag(m, m->same[i], m->part->tags[i]);
    rename_types(m);
    *seen = (struct unit_part){arena_array(m->arena, more + 1, sizeof *tags), more};
    for (size_t i = 0; i < more; i++) {
        if (!m->same[i])
            add_tag(m, m->part->tags[i]);
        seen->tags[i] = m->same[i] ? m->same[i] : m->part->tags[i];
    }
}
