/* Prints the tree for --dump: one node a line, children indented; types behind a colon. */
#include "ast.h"

#include <stdio.h>

struct printer {
    FILE *out;
    struct arena *arena;
    const struct unit *unit;
    int depth;
};

static const char *const expr_names[] = {
    [EXPR_INTEGER] = "integer",     [EXPR_FLOAT] = "float",
    [EXPR_STRING] = "string",       [EXPR_NAME] = "name",
    [EXPR_UNARY] = "unary",         [EXPR_BINARY] = "binary",
    [EXPR_ASSIGN] = "assign",       [EXPR_CONDITIONAL] = "conditional",
    [EXPR_CALL] = "call",           [EXPR_MEMBER] = "member",
    [EXPR_INDEX] = "index",         [EXPR_CAST] = "cast",
    [EXPR_COMPOUND] = "compound",   [EXPR_LIST] = "list",
    [EXPR_STATEMENT] = "statement", [EXPR_INTRINSIC] = "intrinsic",
    [EXPR_CONVERT] = "convert",
};

static const char *const stmt_names[] = {
    [STMT_COMPOUND] = "block",  [STMT_DECL] = "declare",      [STMT_EXPR] = "do-expression",
    [STMT_IF] = "if",           [STMT_WHILE] = "while",       [STMT_DO] = "do",
    [STMT_FOR] = "for",         [STMT_SWITCH] = "switch",     [STMT_CASE] = "case",
    [STMT_DEFAULT] = "default", [STMT_LABEL] = "label",       [STMT_GOTO] = "goto",
    [STMT_BREAK] = "break",     [STMT_CONTINUE] = "continue", [STMT_RETURN] = "return",
    [STMT_EMPTY] = "empty",
};

static const char *const conversion_names[] = {
    [CONVERT_LOAD] = "load",         [CONVERT_ARITHMETIC] = "arithmetic",
    [CONVERT_TO_BOOL] = "to-bool",   [CONVERT_DECAY] = "decay",
    [CONVERT_FUNCTION] = "function", [CONVERT_NULL] = "null",
    [CONVERT_CONST] = "const",       [CONVERT_TO_ANY] = "to-any",
    [CONVERT_TO_BASE] = "to-base",   [CONVERT_WIDE] = "wide",
    [CONVERT_TO_ARRAY] = "to-array", [CONVERT_TO_OBJECT] = "to-object",
    [CONVERT_TO_SCOPE] = "to-scope", [CONVERT_TO_COUNTED] = "to-counted",
    [CONVERT_ONE] = "one",           [CONVERT_VOID] = "void",
    [CONVERT_TO_CSTR] = "to-cstr",
};

static const char *const reference_names[] = {
    [REFERENCE_UNSET] = "",
    [REFERENCE_OBJECT] = " object",
    [REFERENCE_ARRAY] = " array",
    [REFERENCE_COUNTED] = " counted",
    [REFERENCE_SIZED] = " sized",
    [REFERENCE_WIDE] = " wide",
    [REFERENCE_ANY] = " any",
    [REFERENCE_CAPABILITY] = " capability",
    [REFERENCE_FUNCTION] = " procedure",
};

static void indent(struct printer *p)
{
    fprintf(p->out, "%*s", p->depth * 2, "");
}

static void print_where(struct printer *p, struct where where)
{
    const struct source *source = source_get(p->unit->sources, where.file);
    if (source && where.line)
        fprintf(p->out, " @%s:%u:%u", source->display, where.line, where.column);
}

static void print_type(struct printer *p, const struct type *type)
{
    if (!type)
        return;
    const struct type *plain = type;
    while (plain->kind == TYPE_ALIAS)
        plain = plain->target;
    fprintf(p->out, " : %s", type_spell(p->arena, type));
    if (plain->kind != TYPE_POINTER)
        return;
    fprintf(p->out, "%s%s%s", reference_names[plain->reference.kind],
            plain->reference.is_scope ? " scope" : "",
            plain->reference.is_nullable ? " nullable" : "");
    if (plain->reference.bound)
        fprintf(p->out, " bound=%s", expr_spell(p->arena, plain->reference.bound));
}

static void print_annotations(struct printer *p, const struct annotation *annotations,
                              const struct attribute *attributes)
{
    for (; annotations; annotations = annotations->next)
        fprintf(p->out, " @%s%s%s%s", annotations->name, annotations->argument ? "(" : "",
                annotations->argument ? annotations->argument : "",
                annotations->argument ? ")" : "");
    for (; attributes; attributes = attributes->next)
        fprintf(p->out, " [[%s]]", attributes->text);
}

static void print_stmt(struct printer *p, const struct stmt *stmt);
static void print_expr(struct printer *p, const char *role, const struct expr *expr);

static void print_items(struct printer *p, const struct expr *expr)
{
    for (size_t i = 0; i < expr->item_count; i++) {
        const struct initialiser_item *item = &expr->items[i];
        indent(p);
        fprintf(p->out, "item");
        for (size_t j = 0; j < item->designator_count; j++)
            if (item->designators[j].field)
                fprintf(p->out, " .%s", item->designators[j].field);
            else
                fprintf(p->out, " [%s]", expr_spell(p->arena, item->designators[j].index));
        if (item->type)
            fprintf(p->out, " +%llu", (unsigned long long)item->offset);
        print_type(p, item->type);
        fputc('\n', p->out);
        p->depth++;
        print_expr(p, "", item->value);
        p->depth--;
    }
}

static void print_expr_head(struct printer *p, const struct expr *expr)
{
    fputs(expr_names[expr->kind], p->out);
    if (expr->kind == EXPR_CONVERT)
        fprintf(p->out, " %s", conversion_names[expr->conversion]);
    else if (expr->kind == EXPR_MEMBER)
        fprintf(p->out, " %s%s", expr->is_arrow ? "->" : ".",
                expr->member  ? expr->member
                : expr->field ? expr->field->name
                              : "?");
    else if (expr->kind == EXPR_NAME)
        fprintf(p->out, " %s #%u", expr->decl->name, expr->decl->number);
    else if (expr->kind == EXPR_INTEGER || expr->kind == EXPR_FLOAT || expr->kind == EXPR_STRING ||
             expr->kind == EXPR_INTRINSIC)
        fprintf(p->out, " %s", expr_spell(p->arena, expr));
    if (expr->op != OP_NONE)
        fprintf(p->out, " %s%s", operator_spell(expr->op), expr->kind == EXPR_ASSIGN ? "=" : "");
    if (expr->written) {
        fputs(" written", p->out);
        print_type(p, expr->written);
    }
}

static void print_expr(struct printer *p, const char *role, const struct expr *expr)
{
    if (!expr)
        return;
    indent(p);
    fputs(role, p->out);
    print_expr_head(p, expr);
    if (expr->is_parenthesised)
        fputs(" ()", p->out);
    if (expr->is_lvalue)
        fputs(" lvalue", p->out);
    print_type(p, expr->type ? expr->type : expr->parsed_type);
    print_where(p, expr->where);
    fputc('\n', p->out);
    p->depth++;
    print_expr(p, "", expr->a);
    print_expr(p, "", expr->b);
    print_expr(p, "", expr->c);
    for (size_t i = 0; i < expr->argument_count; i++)
        print_expr(p, "", expr->arguments[i]);
    print_items(p, expr);
    if (expr->block)
        print_stmt(p, expr->block);
    p->depth--;
}

static void print_decl(struct printer *p, const struct decl *decl);

static void print_stmt(struct printer *p, const struct stmt *stmt)
{
    if (!stmt)
        return;
    indent(p);
    fprintf(p->out, "%s%s%s", stmt_names[stmt->kind], stmt->label ? " " : "",
            stmt->label ? stmt->label : "");
    print_where(p, stmt->where);
    fputc('\n', p->out);
    p->depth++;
    for (size_t i = 0; i < stmt->decl_count; i++)
        print_decl(p, stmt->decls[i]);
    print_stmt(p, stmt->init);
    print_expr(p, "", stmt->a);
    print_expr(p, "step ", stmt->step);
    for (size_t i = 0; i < stmt->count; i++)
        print_stmt(p, stmt->list[i]);
    print_stmt(p, stmt->body);
    if (stmt->otherwise) {
        p->depth--;
        indent(p);
        fputs("else\n", p->out);
        p->depth++;
        print_stmt(p, stmt->otherwise);
    }
    p->depth--;
}

static void print_decl(struct printer *p, const struct decl *decl)
{
    static const char *const kinds[] = {"variable", "parameter", "function", "typedef",
                                        "enumerator"};
    static const char *const storages[] = {"", " static", " extern", " register", " auto"};
    indent(p);
    fprintf(p->out, "%s %s #%u%s%s", kinds[decl->kind], decl->name, decl->number,
            storages[decl->storage], decl->is_inline ? " inline" : "");
    if (decl->canonical != decl)
        fprintf(p->out, " again=#%u", decl->canonical->number);
    print_type(p, decl->type);
    print_annotations(p, decl->annotations, decl->attributes);
    print_where(p, decl->where);
    fputc('\n', p->out);
    p->depth++;
    for (size_t i = 0; i < decl->parameter_count; i++)
        print_decl(p, decl->parameters[i]);
    print_expr(p, "", decl->initialiser);
    print_stmt(p, decl->body);
    p->depth--;
}

static void print_tag(struct printer *p, const struct tag *tag)
{
    const char *keyword = tag->kind == TYPE_STRUCT  ? "struct"
                          : tag->kind == TYPE_UNION ? "union"
                                                    : "enum";
    fprintf(p->out, "%s %s size=%llu align=%llu%s", keyword, tag->name,
            (unsigned long long)tag->size, (unsigned long long)tag->align,
            tag->is_complete ? "" : " incomplete");
    print_annotations(p, tag->annotations, tag->attributes);
    print_where(p, tag->where);
    fputc('\n', p->out);
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct field *field = &tag->fields[i];
        fprintf(p->out, "  +%llu %s", (unsigned long long)field->offset, field->name);
        if (field->is_bit_field)
            fprintf(p->out, " bits %u..%u", field->bit_offset,
                    field->bit_offset + field->bit_width);
        print_type(p, field->type);
        print_annotations(p, field->annotations, field->attributes);
        fputc('\n', p->out);
    }
    for (size_t i = 0; i < tag->enumerator_count; i++)
        fprintf(p->out, "  %s = %lld\n", tag->enumerators[i].name,
                (long long)tag->enumerators[i].value);
}

/* What comes from the prelude is left out: it is the same for every unit. */
static bool is_shown(const struct unit *unit, struct where where)
{
    const struct source *source = source_get(unit->sources, where.file);
    return where.line && source && source->kind != SOURCE_PRELUDE;
}

void ast_print(const struct unit *unit, void *stream)
{
    struct printer p = {.out = stream, .arena = unit->arena, .unit = unit};
    for (const struct interface *i = unit->interfaces; i; i = i->next)
        fprintf(p.out, "interface %s%s\n", i->name, i->is_implemented ? " implemented" : "");
    for (size_t i = 0; i < unit->tag_count; i++)
        if (is_shown(unit, unit->tags[i]->where))
            print_tag(&p, unit->tags[i]);
    for (size_t i = 0; i < unit->decl_count; i++)
        if (is_shown(unit, unit->decls[i]->where))
            print_decl(&p, unit->decls[i]);
}
