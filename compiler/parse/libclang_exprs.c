/* clang's expressions as ours.
 *
 * Implicit conversions are dropped: check makes its own. Literals and operators are read from the
 * tokens. Shapes of UnexposedExpr that are not listed are refused, never ignored. */
#include "clang.h"

#include <string.h>

static struct expr *new_expr(struct convert *cv, enum expr_kind kind, CXCursor cursor)
{
    struct expr *expr = ARENA_NEW(cv->arena, struct expr);
    expr->kind = kind;
    expr->where = position_of(cv->text, cursor_begin(cursor));
    expr->parsed_type = convert_parsed_type(cv, clang.getCursorType(cursor));
    return expr;
}

/* Something to stand where a refused expression was; the unit is never used. */
static struct expr *refuse_expression(struct convert *cv, CXCursor cursor, const char *what)
{
    bool is_of_type = strcmp(what, "this expression") == 0 && has_refused(cv, DIAG_SUB_02);
    if (!is_of_type) /* of a type that was refused there are forms of its own */
        refuse_at(cv, DIAG_SUB_01, cursor_begin(cursor), what);
    return new_expr(cv, EXPR_INTEGER, cursor);
}

static struct where token_where(struct convert *cv, uint32_t token)
{
    return position_of(cv->text, cv->tokens->tokens[token].offset);
}

/* --- Literals -------------------------------------------------------------------------------------- */

static struct expr *convert_number(struct convert *cv, CXCursor cursor, enum expr_kind kind)
{
    struct expr *expr = new_expr(cv, kind, cursor);
    const struct token *token = &cv->tokens->tokens[first_token(cv, cursor)];
    const char *problem = "a literal with a prefix";
    bool is_good = false;
    if (token->kind == TOKEN_NUMBER && kind == EXPR_INTEGER)
        is_good = literal_integer(token, &expr->integer, &problem);
    else if (token->kind == TOKEN_NUMBER)
        is_good = literal_float(token, &expr->real, &problem);
    else if (token->kind == TOKEN_CHARACTER)
        is_good = literal_character(token, &expr->integer, &problem);
    return is_good ? expr : refuse_expression(cv, cursor, problem);
}

static struct expr *convert_string(struct convert *cv, CXCursor cursor)
{
    struct expr *expr = new_expr(cv, EXPR_STRING, cursor);
    const char *problem = NULL;
    uint32_t first = first_token(cv, cursor), end = token_after(cv, cursor);
    if (literal_string(cv->arena, cv->tokens, first, end, &expr->bytes, &expr->length, &problem))
        return expr;
    return refuse_expression(cv, cursor, problem);
}

/* sizeof and its relatives: clang knows the value. */
static struct expr *convert_folded(struct convert *cv, CXCursor cursor)
{
    CXEvalResult result = clang.Cursor_Evaluate(cursor);
    struct expr *expr = new_expr(cv, EXPR_INTEGER, cursor);
    if (!result || clang.EvalResult_getKind(result) != CXEval_Int) {
        if (result)
            clang.EvalResult_dispose(result);
        if (diag_errors(cv->diags))
            return expr; /* of a type that was refused */
        return refuse_expression(cv, cursor, "a size that is not constant");
    }
    expr->integer = (uint64_t)clang.EvalResult_getAsLongLong(result);
    clang.EvalResult_dispose(result);
    return expr;
}

static struct expr *convert_name(struct convert *cv, CXCursor cursor)
{
    struct expr *expr = new_expr(cv, EXPR_NAME, cursor);
    expr->decl = referenced_declaration(cv, cursor);
    return expr->decl ? expr : refuse_expression(cv, cursor, "this name");
}

/* --- Operators --------------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    enum operator op;
} binary_operators[] = {
    {"+", OP_ADD},  {"-", OP_SUB},          {"*", OP_MUL},         {"/", OP_DIV},   {"%", OP_REM},
    {"<<", OP_SHL}, {">>", OP_SHR},         {"&", OP_AND},         {"^", OP_XOR},   {"|", OP_OR},
    {"<", OP_LT},   {">", OP_GT},           {"<=", OP_LE},         {">=", OP_GE},   {"==", OP_EQ},
    {"!=", OP_NE},  {"&&", OP_LOGICAL_AND}, {"||", OP_LOGICAL_OR}, {",", OP_COMMA},
};

/* The operator a token spells; with `assigns`, of the compound assignment it spells. */
static enum operator binary_operator(const struct token *token, bool assigns)
{
    struct token plain = *token;
    plain.length -= assigns;
    for (size_t i = 0; i < sizeof binary_operators / sizeof *binary_operators; i++)
        if (token_is(&plain, binary_operators[i].text))
            return binary_operators[i].op;
    return OP_NONE;
}

static struct expr *convert_binary(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 2)
        return refuse_expression(cv, cursor, "this operator");
    uint32_t at = token_after(cv, children.cursors[0]);
    const struct token *token = &cv->tokens->tokens[at];
    bool is_compound = clang.getCursorKind(cursor) == CXCursor_CompoundAssignOperator;
    bool is_assign = is_compound || token_is(token, "=");
    enum operator op = is_assign && !is_compound ? OP_NONE : binary_operator(token, is_compound);
    if (op == OP_NONE && (!is_assign || is_compound))
        return refuse_expression(cv, cursor, "this operator");
    struct expr *expr = new_expr(cv, is_assign ? EXPR_ASSIGN : EXPR_BINARY, cursor);
    expr->op = op;
    expr->where = token_where(cv, at);
    expr->a = convert_expression(cv, children.cursors[0]);
    expr->b = convert_expression(cv, children.cursors[1]);
    return expr;
}

static enum operator unary_operator(enum CXUnaryOperatorKind kind)
{
    switch ((int)kind) {
    case CXUnaryOperator_PostInc: return OP_POST_INC;
    case CXUnaryOperator_PostDec: return OP_POST_DEC;
    case CXUnaryOperator_PreInc: return OP_PRE_INC;
    case CXUnaryOperator_PreDec: return OP_PRE_DEC;
    case CXUnaryOperator_AddrOf: return OP_ADDRESS;
    case CXUnaryOperator_Deref: return OP_DEREF;
    case CXUnaryOperator_Plus: return OP_PLUS;
    case CXUnaryOperator_Minus: return OP_MINUS;
    case CXUnaryOperator_Not: return OP_COMPLEMENT;
    case CXUnaryOperator_LNot: return OP_NOT;
    default: return OP_NONE;
    }
}

static struct expr *convert_unary(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    enum CXUnaryOperatorKind kind = clang.getCursorUnaryOperatorKind(cursor);
    if (kind == CXUnaryOperator_Extension && children.count == 1)
        return convert_expression(cv, children.cursors[0]);
    enum operator op = unary_operator(kind);
    if (op == OP_NONE || children.count != 1)
        return refuse_expression(cv, cursor, "this operator");
    struct expr *expr = new_expr(cv, EXPR_UNARY, cursor);
    expr->op = op;
    expr->a = convert_expression(cv, children.cursors[0]);
    return expr;
}

static struct expr *convert_conditional(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 3)
        return refuse_expression(cv, cursor, "this form of '?:'");
    struct expr *expr = new_expr(cv, EXPR_CONDITIONAL, cursor);
    expr->a = convert_expression(cv, children.cursors[0]);
    expr->b = convert_expression(cv, children.cursors[1]);
    expr->c = convert_expression(cv, children.cursors[2]);
    return expr;
}

static struct expr *convert_call(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count == 0)
        return refuse_expression(cv, cursor, "this call");
    struct expr *expr = new_expr(cv, EXPR_CALL, cursor);
    expr->where = token_where(cv, token_after(cv, children.cursors[0]));
    expr->a = convert_expression(cv, children.cursors[0]);
    expr->arguments = arena_array(cv->arena, children.count, sizeof *expr->arguments);
    for (size_t i = 1; i < children.count; i++)
        expr->arguments[expr->argument_count++] = convert_expression(cv, children.cursors[i]);
    return expr;
}

static struct expr *convert_index(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 2)
        return refuse_expression(cv, cursor, "this index");
    struct expr *expr = new_expr(cv, EXPR_INDEX, cursor);
    expr->where = token_where(cv, token_after(cv, children.cursors[0]));
    expr->a = convert_expression(cv, children.cursors[0]);
    expr->b = convert_expression(cv, children.cursors[1]);
    return expr;
}

/* Members of anonymous members: clang shows each step, the source only the last name. */
static struct expr *convert_member(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 1)
        return refuse_expression(cv, cursor, "this member");
    CXCursor base = children.cursors[0];
    const char *name = take_string(cv, clang.getCursorSpelling(cursor));
    for (int i = 0; i < 32 && clang.getCursorKind(base) == CXCursor_MemberRefExpr; i++) {
        const char *inner = take_string(cv, clang.getCursorSpelling(base));
        struct cursor_list below = children_of(cv, base);
        if ((inner[0] && !strchr(inner, '(')) || below.count != 1)
            break;
        base = below.cursors[0];
    }
    struct expr *expr = new_expr(cv, EXPR_MEMBER, cursor);
    CXType type = clang.getCanonicalType(clang.getCursorType(base));
    expr->where = cursor_where(cv, cursor);
    expr->is_arrow = type.kind == CXType_Pointer;
    expr->member = name;
    expr->a = convert_expression(cv, base);
    return expr;
}

/* --- Casts and lists ----------------------------------------------------------------------------------- */

static struct expr *convert_cast(struct convert *cv, CXCursor cursor, enum expr_kind kind)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count == 0)
        return refuse_expression(cv, cursor, "this cast");
    CXCursor operand = children.cursors[children.count - 1];
    struct declarator declarator = declarator_of(cv, cursor);
    struct expr *expr = new_expr(cv, kind, cursor);
    expr->written =
        convert_type(cv, clang.getCursorType(cursor), &declarator, cursor_begin(cursor));
    complete_tags(cv);
    expr->a =
        kind == EXPR_COMPOUND ? convert_initialiser(cv, operand) : convert_expression(cv, operand);
    return expr;
}

static void add_designator(struct convert *cv, struct initialiser_item *item, uint32_t at,
                           const char *field, struct expr *index)
{
    struct designator *larger = arena_array(cv->arena, item->designator_count + 1, sizeof *larger);
    if (item->designator_count)
        memcpy(larger, item->designators, item->designator_count * sizeof *larger);
    larger[item->designator_count++] =
        (struct designator){.field = field, .index = index, .where = token_where(cv, at)};
    item->designators = larger;
}

/* The child of a designated initialiser that starts between two tokens. */
static struct expr *find_index(struct convert *cv, struct cursor_list children, uint32_t open,
                               uint32_t close)
{
    for (size_t i = 0; i < children.count; i++) {
        uint32_t at = first_token(cv, children.cursors[i]);
        if (at > open && at < close && clang.isExpression(clang.getCursorKind(children.cursors[i])))
            return convert_expression(cv, children.cursors[i]);
    }
    return NULL;
}

/* .field[index].field = value: the designators are read from the tokens, their indices and the
 * value are children. */
static bool convert_designators(struct convert *cv, CXCursor cursor, struct initialiser_item *item)
{
    struct cursor_list children = children_of(cv, cursor);
    const struct token_list *list = cv->tokens;
    uint32_t at = first_token(cv, cursor), end = token_after(cv, cursor);
    while (at < end && !token_is(&list->tokens[at], "=")) {
        if (token_is(&list->tokens[at], ".") && list->tokens[at + 1].kind == TOKEN_NAME) {
            const struct token *name = &list->tokens[at + 1];
            add_designator(cv, item, at + 1, arena_copy_n(cv->arena, name->text, name->length),
                           NULL);
            at += 2;
        } else if (token_is(&list->tokens[at], "[")) {
            uint32_t close = token_close(list, at);
            for (uint32_t i = at; i < close; i++)
                if (token_is(&list->tokens[i], "..."))
                    return false;
            struct expr *index = find_index(cv, children, at, close);
            if (!index)
                return false;
            add_designator(cv, item, at + 1, NULL, index);
            at = close + 1;
        } else {
            return false;
        }
    }
    if (at >= end || !children.count || !item->designator_count)
        return false;
    item->value = convert_initialiser(cv, children.cursors[children.count - 1]);
    return true;
}

static bool is_designated(struct convert *cv, CXCursor cursor)
{
    const struct token *first = &cv->tokens->tokens[first_token(cv, cursor)];
    return clang.getCursorKind(cursor) == CXCursor_UnexposedExpr &&
           (token_is(first, ".") || token_is(first, "[") ||
            (first->kind == TOKEN_NAME && token_is(first + 1, ":")));
}

static struct expr *convert_list(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    struct expr *expr = new_expr(cv, EXPR_LIST, cursor);
    expr->items = arena_array(cv->arena, children.count + 1, sizeof *expr->items);
    for (size_t i = 0; i < children.count; i++) {
        CXCursor child = children.cursors[i];
        struct initialiser_item *item = &expr->items[expr->item_count++];
        if (!is_designated(cv, child))
            item->value = convert_initialiser(cv, child);
        else if (!convert_designators(cv, child, item))
            item->value = refuse_expression(cv, child, "this form of designator");
    }
    return expr;
}

struct expr *convert_initialiser(struct convert *cv, CXCursor cursor)
{
    if (clang.getCursorKind(cursor) == CXCursor_InitListExpr) {
        if (cv->depth >= DEPTH_MAX) {
            cv->is_too_deep = true;
            return new_expr(cv, EXPR_INTEGER, cursor);
        }
        cv->depth++;
        struct expr *expr = convert_list(cv, cursor);
        cv->depth--;
        return expr;
    }
    return convert_expression(cv, cursor);
}

/* --- The rest ------------------------------------------------------------------------------------------- */

static struct expr *convert_block(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 1 || !cv->function)
        return refuse_expression(cv, cursor, "a statement expression outside a function");
    struct expr *expr = new_expr(cv, EXPR_STATEMENT, cursor);
    expr->block = convert_statement(cv, children.cursors[0]);
    return expr;
}

/* a ?: c: clang shows the first operand twice or more; first and last child are what was written. */
static struct expr *convert_short_conditional(struct convert *cv, CXCursor cursor,
                                              struct cursor_list children)
{
    struct expr *expr = new_expr(cv, EXPR_CONDITIONAL, cursor);
    expr->a = convert_expression(cv, children.cursors[0]);
    expr->c = convert_expression(cv, children.cursors[children.count - 1]);
    return expr;
}

/* __func__ as the string it is. */
static struct expr *convert_function_name(struct convert *cv, CXCursor cursor)
{
    struct expr *expr = new_expr(cv, EXPR_STRING, cursor);
    if (!cv->function)
        return refuse_expression(cv, cursor, "'__func__' outside a function");
    expr->bytes = cv->function->name;
    expr->length = strlen(expr->bytes) + 1;
    return expr;
}

static struct expr *convert_unexposed(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    uint32_t first = first_token(cv, cursor);
    const struct token *tokens = cv->tokens->tokens;
    if (token_is(&tokens[first], "__func__") && token_after(cv, cursor) == first + 1)
        return convert_function_name(cv, cursor);
    if (token_is(&tokens[first], "__builtin_offsetof"))
        return convert_folded(cv, cursor);
    if (children.count == 1 && cursor_begin(cursor) == cursor_begin(children.cursors[0]) &&
        cursor_end(cursor) == cursor_end(children.cursors[0]))
        return convert_expression(cv, children.cursors[0]); /* an implicit conversion */
    if (children.count >= 2) {
        uint32_t after = token_after(cv, children.cursors[0]);
        if (token_is(&tokens[after], "?") && token_is(&tokens[after + 1], ":"))
            return convert_short_conditional(cv, cursor, children);
    }
    return refuse_expression(cv, cursor, "this expression");
}

static struct expr *convert_kind(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children;
    struct expr *inner;
    switch ((int)clang.getCursorKind(cursor)) {
    case CXCursor_IntegerLiteral:
    case CXCursor_CharacterLiteral: return convert_number(cv, cursor, EXPR_INTEGER);
    case CXCursor_FloatingLiteral: return convert_number(cv, cursor, EXPR_FLOAT);
    case CXCursor_StringLiteral: return convert_string(cv, cursor);
    case CXCursor_DeclRefExpr: return convert_name(cv, cursor);
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator: return convert_binary(cv, cursor);
    case CXCursor_UnaryOperator: return convert_unary(cv, cursor);
    case CXCursor_ConditionalOperator: return convert_conditional(cv, cursor);
    case CXCursor_CallExpr: return convert_call(cv, cursor);
    case CXCursor_ArraySubscriptExpr: return convert_index(cv, cursor);
    case CXCursor_MemberRefExpr: return convert_member(cv, cursor);
    case CXCursor_CStyleCastExpr: return convert_cast(cv, cursor, EXPR_CAST);
    case CXCursor_CompoundLiteralExpr: return convert_cast(cv, cursor, EXPR_COMPOUND);
    case CXCursor_StmtExpr: return convert_block(cv, cursor);
    case CXCursor_UnaryExpr: return convert_folded(cv, cursor);
    case CXCursor_UnexposedExpr: return convert_unexposed(cv, cursor);
    case CXCursor_ParenExpr:
        children = children_of(cv, cursor);
        if (children.count != 1)
            return refuse_expression(cv, cursor, "this expression");
        inner = convert_expression(cv, children.cursors[0]);
        inner->is_parenthesised = true;
        return inner;
    case CXCursor_AddrLabelExpr: return refuse_expression(cv, cursor, "'&&label': use switch");
    case CXCursor_GenericSelectionExpr: return refuse_expression(cv, cursor, "'_Generic'");
    case CXCursor_BlockExpr: return refuse_expression(cv, cursor, "a block");
    case CXCursor_ImaginaryLiteral: return refuse_expression(cv, cursor, "a complex number");
    default: return refuse_expression(cv, cursor, "this expression");
    }
}

struct expr *convert_expression(struct convert *cv, CXCursor cursor)
{
    if (cv->depth >= DEPTH_MAX) {
        cv->is_too_deep = true;
        return new_expr(cv, EXPR_INTEGER, cursor);
    }
    cv->depth++;
    struct expr *expr = convert_kind(cv, cursor);
    cv->depth--;
    return expr;
}
