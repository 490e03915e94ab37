/* Each transfer function moves one kind of value: to the bytes when writing, from them, checked, when
 * reading. After the first flaw reading goes on with zeros and the result is thrown away. */
#include "wire.h"

#include "convert.h"

#include <string.h>

enum {
    WIRE_MAGIC = 0x53504931,
    WIRE_DEPTH_MAX = DEPTH_MAX + 16,
    SOURCES_MAX = 4096,
    REPORTS_MAX = 10000,
};

struct wire {
    struct arena *arena;
    struct source_set *sources;
    struct unit *unit;
    bool is_reading, is_bad;
    unsigned char *bytes;
    size_t at, length;   /* `length` is the room when writing */
    uint32_t type_limit; /* types with a smaller number may be referred to */
    unsigned depth;
};

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
static void move_u64(struct wire *w, uint64_t *value)
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
static uint32_t move_below(struct wire *w, uint32_t value, uint64_t limit)
{
    uint64_t wide = value;
    move_u64(w, &wide);
    if (wide >= limit) {
        w->is_bad = true;
        return 0;
    }
    return (uint32_t)wide;
}

static void move_u32(struct wire *w, uint32_t *value)
{
    *value = move_below(w, *value, UINT64_C(1) << 32);
}

static void move_bool(struct wire *w, bool *value)
{
    *value = move_below(w, *value, 2) != 0;
}

/* An enum of `limit` values; any enum type. */
#define MOVE_ENUM(w, place, limit) ((place) = move_below((w), (uint32_t)(place), (limit)))

/* A count of things that take a byte each at least. */
static void move_count(struct wire *w, size_t *count)
{
    uint64_t wide = *count;
    move_u64(w, &wide);
    if (w->is_reading && (w->is_bad || wide > w->length - w->at)) {
        w->is_bad = true;
        wide = 0;
    }
    *count = (size_t)wide;
}

static void move_bytes(struct wire *w, const char **bytes, size_t *length)
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
static void move_text(struct wire *w, const char **text, bool is_optional)
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

static void move_where(struct wire *w, struct where *where)
{
    where->file = move_below(w, where->file, w->sources->count);
    move_u32(w, &where->line);
    move_u32(w, &where->column);
}

/* Room for what is read; what is written is there. */
#define MOVE_ARRAY(w, place, count)                                                                \
    do {                                                                                           \
        move_count((w), &(count));                                                                 \
        if ((w)->is_reading)                                                                       \
            (place) = arena_array((w)->arena, (count) + 1, sizeof *(place));                       \
    } while (0)

/* --- References to what has a number ------------------------------------------------------------------- */

static void move_type(struct wire *w, struct type **type)
{
    uint32_t reference = *type ? ((struct numbered_type *)*type)->number + 1 : 0;
    reference = move_below(w, reference, (uint64_t)w->type_limit + 1);
    if (w->is_reading)
        *type = reference ? w->unit->types[reference - 1] : NULL;
}

static void move_tag(struct wire *w, struct tag **tag)
{
    uint32_t reference = move_below(w, *tag ? (*tag)->number + 1 : 0, w->unit->tag_count + 1);
    if (w->is_reading)
        *tag = reference ? w->unit->tags[reference - 1] : NULL;
}

static void move_decl(struct wire *w, struct decl **decl)
{
    uint32_t reference = move_below(w, *decl ? (*decl)->number + 1 : 0, w->unit->all_count + 1);
    if (w->is_reading)
        *decl = reference ? w->unit->all[reference - 1] : NULL;
}

static void move_annotations(struct wire *w, struct annotation **list)
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

static void move_attributes(struct wire *w, struct attribute **list)
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

/* --- Types and tags ----------------------------------------------------------------------------------------- */

static void move_parameter(struct wire *w, struct parameter *parameter)
{
    move_text(w, &parameter->name, false);
    move_type(w, &parameter->type);
    move_type(w, &parameter->written);
    move_annotations(w, &parameter->annotations);
    move_attributes(w, &parameter->attributes);
    move_where(w, &parameter->where);
}

static void move_type_record(struct wire *w, struct type *type)
{
    MOVE_ENUM(w, type->kind, TYPE_ALIAS + 1);
    move_bool(w, &type->is_const);
    move_bool(w, &type->is_volatile);
    move_bool(w, &type->is_signed);
    move_bool(w, &type->is_variadic);
    move_bool(w, &type->has_prototype);
    move_bool(w, &type->is_flexible);
    MOVE_ENUM(w, type->rank, RANK_LONG_LONG + 1);
    move_u64(w, &type->size);
    move_u64(w, &type->align);
    move_u64(w, &type->count);
    move_type(w, &type->target);
    move_tag(w, &type->tag);
    move_decl(w, &type->declaration);
    MOVE_ARRAY(w, type->parameters, type->parameter_count);
    for (size_t i = 0; i < type->parameter_count; i++)
        move_parameter(w, &type->parameters[i]);
}

static void move_field(struct wire *w, struct field *field)
{
    move_text(w, &field->name, false);
    move_type(w, &field->type);
    move_annotations(w, &field->annotations);
    move_attributes(w, &field->attributes);
    move_where(w, &field->where);
    move_u64(w, &field->offset);
    move_bool(w, &field->is_bit_field);
    move_u32(w, &field->bit_offset);
    move_u32(w, &field->bit_width);
}

static void move_enumerator(struct wire *w, struct enumerator *enumerator)
{
    uint64_t bits = (uint64_t)enumerator->value;
    move_text(w, &enumerator->name, false);
    move_u64(w, &bits);
    enumerator->value = (int64_t)bits;
    move_where(w, &enumerator->where);
}

static void move_tag_record(struct wire *w, struct tag *tag)
{
    MOVE_ENUM(w, tag->kind, TYPE_ALIAS + 1);
    move_text(w, &tag->name, false);
    move_where(w, &tag->where);
    move_bool(w, &tag->is_complete);
    move_bool(w, &tag->is_packed);
    move_annotations(w, &tag->annotations);
    move_attributes(w, &tag->attributes);
    move_type(w, &tag->integer);
    move_u64(w, &tag->size);
    move_u64(w, &tag->align);
    tag->file = move_below(w, tag->file, w->sources->count);
    MOVE_ARRAY(w, tag->fields, tag->field_count);
    for (size_t i = 0; i < tag->field_count; i++) {
        move_field(w, &tag->fields[i]);
        tag->fields[i].parent = tag;
        tag->fields[i].index = i;
    }
    MOVE_ARRAY(w, tag->enumerators, tag->enumerator_count);
    for (size_t i = 0; i < tag->enumerator_count; i++) {
        move_enumerator(w, &tag->enumerators[i]);
        tag->enumerators[i].parent = tag;
    }
}

/* --- Expressions ---------------------------------------------------------------------------------------------- */

static void move_stmt(struct wire *w, struct stmt **stmt);
static void move_expr(struct wire *w, struct expr **expr);

/* A child that may be missing. */
static void move_optional_expr(struct wire *w, struct expr **expr)
{
    bool is_present = *expr != NULL;
    move_bool(w, &is_present);
    if (is_present)
        move_expr(w, expr);
}

static void move_optional_stmt(struct wire *w, struct stmt **stmt)
{
    bool is_present = *stmt != NULL;
    move_bool(w, &is_present);
    if (is_present)
        move_stmt(w, stmt);
}

static void move_item(struct wire *w, struct initialiser_item *item)
{
    MOVE_ARRAY(w, item->designators, item->designator_count);
    for (size_t i = 0; i < item->designator_count; i++) {
        struct designator *designator = &item->designators[i];
        move_text(w, &designator->field, true);
        move_optional_expr(w, &designator->index);
        move_where(w, &designator->where);
    }
    move_expr(w, &item->value);
}

static void move_real(struct wire *w, double *real)
{
    uint64_t bits;
    memcpy(&bits, real, sizeof bits);
    move_u64(w, &bits);
    memcpy(real, &bits, sizeof bits);
}

static void move_lists(struct wire *w, struct expr *expr)
{
    if (expr->kind == EXPR_CALL) {
        MOVE_ARRAY(w, expr->arguments, expr->argument_count);
        for (size_t i = 0; i < expr->argument_count; i++)
            move_expr(w, &expr->arguments[i]);
    } else if (expr->kind == EXPR_LIST) {
        MOVE_ARRAY(w, expr->items, expr->item_count);
        for (size_t i = 0; i < expr->item_count; i++)
            move_item(w, &expr->items[i]);
    }
}

/* What an expression of each kind holds. */
static void move_expr_body(struct wire *w, struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_INTEGER: move_u64(w, &expr->integer); break;
    case EXPR_FLOAT: move_real(w, &expr->real); break;
    case EXPR_STRING: move_bytes(w, &expr->bytes, &expr->length); break;
    case EXPR_NAME: move_decl(w, &expr->decl); break;
    case EXPR_UNARY:
        MOVE_ENUM(w, expr->op, OP_COMMA + 1);
        move_expr(w, &expr->a);
        break;
    case EXPR_BINARY:
    case EXPR_ASSIGN:
        MOVE_ENUM(w, expr->op, OP_COMMA + 1);
        move_expr(w, &expr->a);
        move_expr(w, &expr->b);
        break;
    case EXPR_CONDITIONAL:
        move_expr(w, &expr->a);
        move_optional_expr(w, &expr->b);
        move_expr(w, &expr->c);
        break;
    case EXPR_CALL:
        move_expr(w, &expr->a);
        move_lists(w, expr);
        break;
    case EXPR_MEMBER:
        move_bool(w, &expr->is_arrow);
        move_text(w, &expr->member, false);
        move_expr(w, &expr->a);
        break;
    case EXPR_INDEX:
        move_expr(w, &expr->a);
        move_expr(w, &expr->b);
        break;
    case EXPR_CAST:
    case EXPR_COMPOUND:
        move_type(w, &expr->written);
        move_expr(w, &expr->a);
        break;
    case EXPR_LIST: move_lists(w, expr); break;
    case EXPR_STATEMENT: move_stmt(w, &expr->block); break;
    case EXPR_INTRINSIC:
    case EXPR_CONVERT: w->is_bad = true; break;
    }
}

static void move_expr(struct wire *w, struct expr **expr)
{
    if (w->is_reading)
        *expr = ARENA_NEW(w->arena, struct expr);
    if (w->is_bad || ++w->depth > WIRE_DEPTH_MAX) {
        w->is_bad = true;
        return;
    }
    MOVE_ENUM(w, (*expr)->kind, EXPR_CONVERT + 1);
    move_where(w, &(*expr)->where);
    move_type(w, &(*expr)->parsed_type);
    move_bool(w, &(*expr)->is_parenthesised);
    move_expr_body(w, *expr);
    w->depth--;
}

/* --- Statements ------------------------------------------------------------------------------------------------- */

static void move_stmt_lists(struct wire *w, struct stmt *stmt)
{
    if (stmt->kind == STMT_COMPOUND) {
        MOVE_ARRAY(w, stmt->list, stmt->count);
        for (size_t i = 0; i < stmt->count; i++)
            move_stmt(w, &stmt->list[i]);
    } else if (stmt->kind == STMT_DECL) {
        MOVE_ARRAY(w, stmt->decls, stmt->decl_count);
        for (size_t i = 0; i < stmt->decl_count; i++)
            move_decl(w, &stmt->decls[i]);
    }
}

static void move_for(struct wire *w, struct stmt *stmt)
{
    move_optional_stmt(w, &stmt->init);
    move_optional_expr(w, &stmt->a);
    move_optional_expr(w, &stmt->step);
    move_stmt(w, &stmt->body);
}

static void move_stmt_body(struct wire *w, struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_COMPOUND:
    case STMT_DECL: move_stmt_lists(w, stmt); break;
    case STMT_EXPR: move_expr(w, &stmt->a); break;
    case STMT_IF:
        move_expr(w, &stmt->a);
        move_stmt(w, &stmt->body);
        move_optional_stmt(w, &stmt->otherwise);
        break;
    case STMT_WHILE:
    case STMT_DO:
    case STMT_SWITCH:
    case STMT_CASE:
        move_expr(w, &stmt->a);
        move_stmt(w, &stmt->body);
        break;
    case STMT_FOR: move_for(w, stmt); break;
    case STMT_DEFAULT: move_stmt(w, &stmt->body); break;
    case STMT_LABEL:
        move_text(w, &stmt->label, false);
        move_stmt(w, &stmt->body);
        break;
    case STMT_GOTO: move_text(w, &stmt->label, false); break;
    case STMT_RETURN: move_optional_expr(w, &stmt->a); break;
    case STMT_BREAK:
    case STMT_CONTINUE:
    case STMT_EMPTY: break;
    }
}

static void move_stmt(struct wire *w, struct stmt **stmt)
{
    if (w->is_reading)
        *stmt = ARENA_NEW(w->arena, struct stmt);
    if (w->is_bad || ++w->depth > WIRE_DEPTH_MAX) {
        w->is_bad = true;
        return;
    }
    MOVE_ENUM(w, (*stmt)->kind, STMT_EMPTY + 1);
    move_where(w, &(*stmt)->where);
    move_stmt_body(w, *stmt);
    w->depth--;
}

/* --- Declarations ------------------------------------------------------------------------------------------------ */

static void move_decl_enumerator(struct wire *w, struct decl *decl)
{
    struct tag *tag = decl->enumerator ? decl->enumerator->parent : NULL;
    uint32_t index = tag ? (uint32_t)(decl->enumerator - tag->enumerators) : 0;
    move_tag(w, &tag);
    index = move_below(w, index, tag ? tag->enumerator_count + !tag->enumerator_count : 1);
    if (w->is_reading && tag && index < tag->enumerator_count)
        decl->enumerator = &tag->enumerators[index];
}

static void move_decl_record(struct wire *w, struct decl *decl)
{
    MOVE_ENUM(w, decl->kind, DECL_ENUMERATOR + 1);
    move_text(w, &decl->name, false);
    move_where(w, &decl->where);
    move_type(w, &decl->type);
    MOVE_ENUM(w, decl->storage, STORAGE_AUTO + 1);
    move_bool(w, &decl->is_inline);
    move_bool(w, &decl->is_thread_local);
    move_bool(w, &decl->is_global);
    move_bool(w, &decl->is_definition);
    move_annotations(w, &decl->annotations);
    move_attributes(w, &decl->attributes);
    move_decl(w, &decl->canonical);
    move_decl(w, &decl->definition);
    move_decl(w, &decl->function);
    move_u32(w, &decl->index);
    move_decl_enumerator(w, decl);
    MOVE_ARRAY(w, decl->parameters, decl->parameter_count);
    for (size_t i = 0; i < decl->parameter_count; i++)
        move_decl(w, &decl->parameters[i]);
    move_optional_expr(w, &decl->initialiser);
    move_optional_stmt(w, &decl->body);
}

/* --- The whole ----------------------------------------------------------------------------------------------------- */

static void move_sources(struct wire *w)
{
    uint32_t count = move_below(w, w->sources->count, SOURCES_MAX);
    for (uint32_t i = 0; i < count && !w->is_bad; i++) {
        struct source source = {0};
        if (!w->is_reading)
            source = w->sources->files[i];
        move_text(w, &source.path, false);
        move_text(w, &source.display, false);
        MOVE_ENUM(w, source.kind, SOURCE_PRELUDE + 1);
        if (w->is_reading && !w->is_bad)
            w->is_bad = source_add(w->sources, source.path, source.display, source.kind) != i;
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

static void move_result(struct wire *w, struct diag_list *diags)
{
    uint32_t magic = WIRE_MAGIC;
    bool has_unit = w->unit != NULL;
    move_u32(w, &magic);
    w->is_bad |= magic != WIRE_MAGIC;
    move_sources(w);
    move_reports(w, diags);
    move_bool(w, &has_unit);
    if (!has_unit || w->is_bad)
        return;
    if (w->is_reading) {
        w->unit = ARENA_NEW(w->arena, struct unit);
        w->unit->arena = w->arena;
        w->unit->sources = w->sources;
    }
    move_unit(w);
}

void wire_write(struct arena *arena, const struct source_set *sources,
                const struct diag_list *diags, struct unit *unit, const char **bytes,
                size_t *length)
{
    struct wire w = {.arena = arena, .sources = (struct source_set *)sources, .unit = unit};
    move_result(&w, (struct diag_list *)diags);
    *bytes = (const char *)w.bytes;
    *length = w.at;
}

bool wire_read(struct arena *arena, struct source_set *sources, struct diag_list *diags,
               const char *bytes, size_t length, struct unit **unit)
{
    struct wire w = {.arena = arena,
                     .sources = sources,
                     .is_reading = true,
                     .bytes = (unsigned char *)(uintptr_t)bytes,
                     .length = length};
    *unit = NULL;
    move_result(&w, diags);
    if (w.is_bad || w.at != length)
        return false;
    if (w.unit && ast_flaw(w.unit))
        return false;
    *unit = diag_errors(diags) ? NULL : w.unit;
    return w.unit || diag_errors(diags);
}
