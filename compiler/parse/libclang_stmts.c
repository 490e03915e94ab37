/* clang's statements as ours. What is not listed is refused. */
#include "clang.h"

static struct stmt *new_stmt(struct convert *cv, enum stmt_kind kind, CXCursor cursor)
{
    struct stmt *stmt = ARENA_NEW(cv->arena, struct stmt);
    stmt->kind = kind;
    stmt->where = position_of(cv->text, cursor_begin(cursor));
    return stmt;
}

static struct stmt *refuse_statement(struct convert *cv, CXCursor cursor, const char *what)
{
    refuse_at(cv, DIAG_SUB_01, cursor_begin(cursor), what);
    return new_stmt(cv, STMT_EMPTY, cursor);
}

static struct stmt *convert_compound(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    struct stmt *stmt = new_stmt(cv, STMT_COMPOUND, cursor);
    stmt->list = arena_array(cv->arena, children.count + 1, sizeof *stmt->list);
    for (size_t i = 0; i < children.count; i++)
        stmt->list[stmt->count++] = convert_statement(cv, children.cursors[i]);
    return stmt;
}

static bool is_tag_kind(enum CXCursorKind kind)
{
    return kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl || kind == CXCursor_EnumDecl;
}

static struct stmt *convert_declarations(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    struct stmt *stmt = new_stmt(cv, STMT_DECL, cursor);
    stmt->decls = arena_array(cv->arena, children.count + 1, sizeof *stmt->decls);
    for (size_t i = 0; i < children.count; i++) {
        enum CXCursorKind kind = clang.getCursorKind(children.cursors[i]);
        if (is_tag_kind(kind)) {
            convert_tag(cv, children.cursors[i]);
            complete_tags(cv);
        } else if (kind == CXCursor_VarDecl) {
            complete_tags(cv);
            stmt->decls[stmt->decl_count++] = convert_declaration(cv, children.cursors[i]);
        } else if (kind == CXCursor_TypedefDecl || kind == CXCursor_FunctionDecl) {
            convert_declaration(cv, children.cursors[i]);
        } else if (kind != CXCursor_StaticAssert) {
            refuse_at(cv, DIAG_SUB_01, cursor_begin(children.cursors[i]), "this declaration");
        }
    }
    complete_tags(cv);
    return stmt;
}

/* --- Selection and loops ----------------------------------------------------------------------------- */

static struct stmt *convert_if(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count < 2 || children.count > 3)
        return refuse_statement(cv, cursor, "this form of 'if'");
    struct stmt *stmt = new_stmt(cv, STMT_IF, cursor);
    stmt->a = convert_expression(cv, children.cursors[0]);
    stmt->body = convert_statement(cv, children.cursors[1]);
    if (children.count == 3)
        stmt->otherwise = convert_statement(cv, children.cursors[2]);
    return stmt;
}

/* --- Loops and switch: what a jump in their heads leads to is told differently by gcc and clang ------- */

static struct expr *convert_head(struct convert *cv, CXCursor cursor)
{
    bool in_head = cv->in_head, in_loop_head = cv->in_loop_head;
    cv->in_head = cv->in_loop_head = true;
    struct expr *expr = convert_expression(cv, cursor);
    cv->in_head = in_head;
    cv->in_loop_head = in_loop_head;
    return expr;
}

static struct stmt *convert_body(struct convert *cv, CXCursor cursor, bool is_loop)
{
    bool in_head = cv->in_head, in_loop_head = cv->in_loop_head;
    cv->in_head = false;
    cv->in_loop_head = in_loop_head && !is_loop;
    struct stmt *stmt = convert_statement(cv, cursor);
    cv->in_head = in_head;
    cv->in_loop_head = in_loop_head;
    return stmt;
}

static struct stmt *convert_jump(struct convert *cv, CXCursor cursor, enum stmt_kind kind)
{
    if (kind == STMT_BREAK ? cv->in_head : cv->in_loop_head)
        return refuse_statement(cv, cursor, "a jump out of the head of a loop or switch");
    return new_stmt(cv, kind, cursor);
}

/* while, switch: condition and body. */
static struct stmt *convert_controlled(struct convert *cv, CXCursor cursor, enum stmt_kind kind)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 2)
        return refuse_statement(cv, cursor, "this form of loop or switch");
    struct stmt *stmt = new_stmt(cv, kind, cursor);
    stmt->a = convert_head(cv, children.cursors[0]);
    stmt->body = convert_body(cv, children.cursors[1], kind == STMT_WHILE);
    return stmt;
}

static struct stmt *convert_do(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 2)
        return refuse_statement(cv, cursor, "this form of 'do'");
    struct stmt *stmt = new_stmt(cv, STMT_DO, cursor);
    stmt->body = convert_body(cv, children.cursors[0], true);
    stmt->a = convert_head(cv, children.cursors[1]);
    return stmt;
}

/* The two semicolons of `for (;;)` and its closing parenthesis, as offsets: clang leaves out parts
 * that are missing without saying which. */
static bool find_for_parts(struct convert *cv, CXCursor cursor, uint32_t parts[3])
{
    const struct token_list *list = cv->tokens;
    uint32_t open = first_token(cv, cursor) + 1, count = 0, depth = 0;
    uint32_t close = token_close(list, open);
    if (close >= list->count)
        return false;
    for (uint32_t i = open; i < close; i++) {
        const struct token *token = &list->tokens[i];
        if (token_is(token, "(") || token_is(token, "{") || token_is(token, "["))
            depth++;
        else if (token_is(token, ")") || token_is(token, "}") || token_is(token, "]"))
            depth--;
        else if (depth == 1 && token_is(token, ";") && count < 2)
            parts[count++] = token->offset;
    }
    parts[2] = list->tokens[close].offset;
    return count == 2;
}

static struct stmt *convert_for(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    uint32_t parts[3];
    if (!find_for_parts(cv, cursor, parts))
        return refuse_statement(cv, cursor, "this form of 'for'");
    struct stmt *stmt = new_stmt(cv, STMT_FOR, cursor);
    for (size_t i = 0; i < children.count; i++) {
        CXCursor child = children.cursors[i];
        uint32_t at = cursor_begin(child);
        if (at < parts[0])
            stmt->init = convert_statement(cv, child);
        else if (at < parts[1])
            stmt->a = convert_head(cv, child);
        else if (at < parts[2])
            stmt->step = convert_head(cv, child);
        else
            stmt->body = convert_body(cv, child, true);
    }
    return stmt->body ? stmt : refuse_statement(cv, cursor, "this form of 'for'");
}

/* --- Labels and jumps ---------------------------------------------------------------------------------- */

static struct stmt *convert_case(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 2)
        return refuse_statement(cv, cursor, "a case range: write one case for each value");
    struct stmt *stmt = new_stmt(cv, STMT_CASE, cursor);
    stmt->a = convert_expression(cv, children.cursors[0]);
    stmt->body = convert_statement(cv, children.cursors[1]);
    return stmt;
}

/* INP-02: one label or one goto more in this function. */
static void count_jump(struct convert *cv, CXCursor cursor)
{
    if (++cv->jumps == AST_JUMPS_MAX + 1)
        diag_report(cv->diags, DIAG_INP_02, cursor_where(cv, cursor),
                    "a function has at most 4096 labels and 'goto' together");
}

static struct stmt *convert_labelled(struct convert *cv, CXCursor cursor, enum stmt_kind kind)
{
    struct cursor_list children = children_of(cv, cursor);
    size_t last = children.count;
    while (last > 0 && clang.isAttribute(clang.getCursorKind(children.cursors[last - 1])))
        last--;
    if (last == 0)
        return refuse_statement(cv, cursor, "this label");
    struct stmt *stmt = new_stmt(cv, kind, cursor);
    if (kind == STMT_LABEL) {
        stmt->label = take_string(cv, clang.getCursorSpelling(cursor));
        count_jump(cv, cursor);
    }
    stmt->body = convert_statement(cv, children.cursors[last - 1]);
    return stmt;
}

static struct stmt *convert_goto(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (children.count != 1 || clang.getCursorKind(children.cursors[0]) != CXCursor_LabelRef)
        return refuse_statement(cv, cursor, "this form of 'goto'");
    struct stmt *stmt = new_stmt(cv, STMT_GOTO, cursor);
    stmt->label = take_string(cv, clang.getCursorSpelling(children.cursors[0]));
    count_jump(cv, cursor);
    return stmt;
}

static struct stmt *convert_return(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    struct stmt *stmt = new_stmt(cv, STMT_RETURN, cursor);
    if (children.count)
        stmt->a = convert_expression(cv, children.cursors[0]);
    return stmt;
}

/* An attribute on a statement, `fallthrough`: the statement is what counts. */
static struct stmt *convert_attributed(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    CXCursor inner;
    size_t found = 0;
    for (size_t i = 0; i < children.count; i++) {
        if (clang.isAttribute(clang.getCursorKind(children.cursors[i])))
            continue;
        inner = children.cursors[i];
        found++;
    }
    if (found != 1)
        return refuse_statement(cv, cursor, "this statement");
    return convert_statement(cv, inner);
}

static struct stmt *convert_expression_statement(struct convert *cv, CXCursor cursor)
{
    struct stmt *stmt = new_stmt(cv, STMT_EXPR, cursor);
    stmt->a = convert_expression(cv, cursor);
    return stmt;
}

static struct stmt *convert_kind(struct convert *cv, CXCursor cursor)
{
    enum CXCursorKind kind = clang.getCursorKind(cursor);
    switch ((int)kind) {
    case CXCursor_CompoundStmt: return convert_compound(cv, cursor);
    case CXCursor_DeclStmt: return convert_declarations(cv, cursor);
    case CXCursor_IfStmt: return convert_if(cv, cursor);
    case CXCursor_WhileStmt: return convert_controlled(cv, cursor, STMT_WHILE);
    case CXCursor_SwitchStmt: return convert_controlled(cv, cursor, STMT_SWITCH);
    case CXCursor_DoStmt: return convert_do(cv, cursor);
    case CXCursor_ForStmt: return convert_for(cv, cursor);
    case CXCursor_CaseStmt: return convert_case(cv, cursor);
    case CXCursor_DefaultStmt: return convert_labelled(cv, cursor, STMT_DEFAULT);
    case CXCursor_LabelStmt: return convert_labelled(cv, cursor, STMT_LABEL);
    case CXCursor_GotoStmt: return convert_goto(cv, cursor);
    case CXCursor_BreakStmt: return convert_jump(cv, cursor, STMT_BREAK);
    case CXCursor_ContinueStmt: return convert_jump(cv, cursor, STMT_CONTINUE);
    case CXCursor_ReturnStmt: return convert_return(cv, cursor);
    case CXCursor_NullStmt: return new_stmt(cv, STMT_EMPTY, cursor);
    case CXCursor_UnexposedStmt: return convert_attributed(cv, cursor);
    case CXCursor_IndirectGotoStmt: return refuse_statement(cv, cursor, "'goto *': use switch");
    case CXCursor_GCCAsmStmt:
    case CXCursor_MSAsmStmt: return refuse_statement(cv, cursor, "inline assembly");
    default:
        if (clang.isExpression(kind))
            return convert_expression_statement(cv, cursor);
        return refuse_statement(cv, cursor, "this statement");
    }
}

struct stmt *convert_statement(struct convert *cv, CXCursor cursor)
{
    if (cv->depth >= DEPTH_MAX) {
        cv->is_too_deep = true;
        return new_stmt(cv, STMT_EMPTY, cursor);
    }
    cv->depth++;
    struct stmt *stmt = convert_kind(cv, cursor);
    cv->depth--;
    return stmt;
}
