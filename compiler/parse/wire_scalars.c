/* Numbers, texts, places and references on the wire. */
#include "wire_move.h"

#include <string.h>

/* --- Scalars ----------------------------------------------------------------------------------------- */

static void put_byte(struct wire *w, unsigned char byte)
{
    if (w->at == w->length) {
        size_t length = w->length ? w->length * 2 : 64 * 1024;
        unsigned char *bytes = arena_alloc(w->arena, length);
        if (w->at)
            memcpy(bytes, w->bytes, w->at);
        w->bytes = bytes;
        w->length = length;
    }
    w->bytes[w->at++] = byte;
}

static unsigned char get_byte(struct wire *w)
{
    if (w->is_bad || w->at >= w->length) {
        w->is_bad = true;
        return 0;
    }
    return w->bytes[w->at++];
}

/* Seven bits a byte, low ones first. */
void move_u64(struct wire *w, uint64_t *value)
{
    if (!w->is_reading) {
        uint64_t rest = *value;
        for (; rest >= 0x80; rest >>= 7)
            put_byte(w, (unsigned char)(rest | 0x80));
        put_byte(w, (unsigned char)rest);
        return;
    }
    *value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        unsigned char byte = get_byte(w);
        *value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return;
    }
    w->is_bad = true;
}

/* A number below `limit`. */
uint32_t move_below(struct wire *w, uint32_t value, uint64_t limit)
{
    uint64_t wide = value;
    move_u64(w, &wide);
    if (wide >= limit) {
        w->is_bad = true;
        return 0;
    }
    return (uint32_t)wide;
}

void move_u32(struct wire *w, uint32_t *value)
{
    *value = move_below(w, *value, UINT64_C(1) << 32);
}

void move_bool(struct wire *w, bool *value)
{
    *value = move_below(w, *value, 2) != 0;
}

/* A count of things that take a byte each at least. */
void move_count(struct wire *w, size_t *count)
{
    uint64_t wide = *count;
    move_u64(w, &wide);
    if (w->is_reading && (w->is_bad || wide > w->length - w->at)) {
        w->is_bad = true;
        wide = 0;
    }
    *count = (size_t)wide;
}

void move_bytes(struct wire *w, const char **bytes, size_t *length)
{
    move_count(w, length);
    if (!w->is_reading) {
        for (size_t i = 0; i < *length; i++)
            put_byte(w, (unsigned char)(*bytes)[i]);
        return;
    }
    *bytes = arena_copy_n(w->arena, (const char *)w->bytes + w->at, *length);
    w->at += *length;
}

/* Text; NULL when `is_optional` and absent. */
void move_text(struct wire *w, const char **text, bool is_optional)
{
    bool is_present = *text != NULL;
    if (is_optional)
        move_bool(w, &is_present);
    if (is_optional && !is_present)
        return;
    size_t length = *text ? strlen(*text) : 0;
    move_bytes(w, text, &length);
    if (w->is_reading && strlen(*text) != length)
        w->is_bad = true;
}

/* A file; the reader has numbers of its own for them. */
void move_file(struct wire *w, uint32_t *file)
{
    *file = move_below(w, *file, w->is_reading ? w->file_count : w->sources->count);
    if (w->is_reading && !w->is_bad)
        *file = w->files[*file];
}

void move_where(struct wire *w, struct where *where)
{
    move_file(w, &where->file);
    move_u32(w, &where->line);
    move_u32(w, &where->column);
}

/* --- References to what has a number ------------------------------------------------------------------- */

void move_type(struct wire *w, struct type **type)
{
    uint32_t reference = *type ? ((struct numbered_type *)*type)->number + 1 : 0;
    reference = move_below(w, reference, (uint64_t)w->type_limit + 1);
    if (w->is_reading)
        *type = reference ? w->unit->types[reference - 1] : NULL;
}

void move_tag(struct wire *w, struct tag **tag)
{
    uint32_t reference = move_below(w, *tag ? (*tag)->number + 1 : 0, w->unit->tag_count + 1);
    if (w->is_reading)
        *tag = reference ? w->unit->tags[reference - 1] : NULL;
}

void move_decl(struct wire *w, struct decl **decl)
{
    uint32_t reference = move_below(w, *decl ? (*decl)->number + 1 : 0, w->unit->all_count + 1);
    if (w->is_reading)
        *decl = reference ? w->unit->all[reference - 1] : NULL;
}

void move_annotations(struct wire *w, struct annotation **list)
{
    for (;; list = &(*list)->next) {
        bool is_present = *list != NULL;
        move_bool(w, &is_present);
        if (!is_present || w->is_bad)
            return;
        if (w->is_reading)
            *list = ARENA_NEW(w->arena, struct annotation);
        move_text(w, &(*list)->name, false);
        move_text(w, &(*list)->argument, true);
        move_where(w, &(*list)->where);
    }
}

void move_attributes(struct wire *w, struct attribute **list)
{
    for (;; list = &(*list)->next) {
        bool is_present = *list != NULL;
        move_bool(w, &is_present);
        if (!is_present || w->is_bad)
            return;
        if (w->is_reading)
            *list = ARENA_NEW(w->arena, struct attribute);
        move_text(w, &(*list)->text, false);
        move_where(w, &(*list)->where);
    }
}
