/* Types, tags, declarations, statements and expressions on the wire. */
#include "wire_move.h"

#include <string.h>

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

void move_type_record(struct wire *w, struct type *type)
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
    for (size_t i = 0; i < type->parameter_count && !w->is_bad; i++)
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

void move_tag_record(struct wire *w, struct tag *tag)
{
    MOVE_ENUM(w, tag->kind, TYPE_ALIAS + 1);
    move_text(w, &tag->name, false);
    move_where(w, &tag->where);
    move_where(w, &tag->first);
    move_bool(w, &tag->is_complete);
    move_bool(w, &tag->is_packed);
    move_annotations(w, &tag->annotations);
    move_attributes(w, &tag->attributes);
    move_type(w, &tag->integer);
    move_u64(w, &tag->size);
    move_u64(w, &tag->align);
    move_file(w, &tag->file);
    move_decl(w, &tag->function);
    MOVE_ARRAY(w, tag->fields, tag->field_count);
    for (size_t i = 0; i < tag->field_count && !w->is_bad; i++) {
        move_field(w, &tag->fields[i]);
        tag->fields[i].parent = tag;
        tag->fields[i].index = i;
    }
    MOVE_ARRAY(w, tag->enumerators, tag->enumerator_count);
    for (size_t i = 0; i < tag->enumerator_count && !w->is_bad; i++) {
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
    for (size_t i = 0; i < item->designator_count && !w->is_bad; i++) {
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
        for (size_t i = 0; i < expr->argument_count && !w->is_bad; i++)
            move_expr(w, &expr->arguments[i]);
    } else if (expr->kind == EXPR_LIST) {
        MOVE_ARRAY(w, expr->items, expr->item_count);
        for (size_t i = 0; i < expr->item_count && !w->is_bad; i++)
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
        for (size_t i = 0; i < stmt->count && !w->is_bad; i++)
            move_stmt(w, &stmt->list[i]);
    } else if (stmt->kind == STMT_DECL) {
        MOVE_ARRAY(w, stmt->decls, stmt->decl_count);
        for (size_t i = 0; i < stmt->decl_count && !w->is_bad; i++)
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

void move_decl_record(struct wire *w, struct decl *decl)
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
    for (size_t i = 0; i < decl->parameter_count && !w->is_bad; i++)
        move_decl(w, &decl->parameters[i]);
    move_optional_expr(w, &decl->initialiser);
    move_optional_stmt(w, &decl->body);
}
