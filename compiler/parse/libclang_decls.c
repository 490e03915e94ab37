/* clang's declarations as ours, with the attributes that stand on them. */
#include "clang.h"

#include <string.h>

/* --- Attributes ------------------------------------------------------------------------------------ */

static void append_annotation(struct annotation **list, struct annotation *annotation)
{
    while (*list)
        list = &(*list)->next;
    *list = annotation;
}

static void append_attribute(struct attribute **list, struct attribute *attribute)
{
    while (*list)
        list = &(*list)->next;
    *list = attribute;
}

/* annotate("sc.name", "argument"), by its own tokens. */
static struct annotation *read_annotation(struct convert *cv, uint32_t first, uint32_t end)
{
    const char *name, *argument, *problem;
    size_t length;
    static const char prefix[] = "sc.";
    if (end < first + 4 ||
        !literal_string(cv->arena, cv->tokens, first + 2, first + 3, &name, &length, &problem))
        return NULL;
    if (strncmp(name, prefix, sizeof prefix - 1) != 0)
        return NULL;
    struct annotation *annotation = ARENA_NEW(cv->arena, struct annotation);
    annotation->name = name + sizeof prefix - 1;
    annotation->where = position_of(cv->text, cv->tokens->tokens[first].offset);
    if (end >= first + 6 &&
        literal_string(cv->arena, cv->tokens, first + 4, end - 1, &argument, &length, &problem))
        annotation->argument = argument;
    return annotation;
}

/* clang repeats the attributes of earlier declarations on later ones. Locals have none; of several that
 * are declared together libclang lets all but the first begin at their names. */
static bool is_inherited(const struct convert *cv, CXCursor attribute, CXCursor declaration)
{
    bool is_local = cv->function && clang.getCursorKind(declaration) == CXCursor_VarDecl;
    return !is_local && cursor_begin(attribute) < cursor_begin(declaration);
}

void convert_attributes(struct convert *cv, CXCursor cursor, struct annotation **annotations,
                        struct attribute **attributes)
{
    struct cursor_list children = children_of(cv, cursor);
    for (size_t i = 0; i < children.count; i++) {
        CXCursor child = children.cursors[i];
        if (!clang.isAttribute(clang.getCursorKind(child)) || is_inherited(cv, child, cursor))
            continue;
        uint32_t first = first_token(cv, child), end = first + 1;
        /* clang repeats the attributes of an earlier declaration's parameter on this one */
        bool is_inherited =
            clang.getCursorKind(cursor) == CXCursor_ParmDecl && first < first_token(cv, cursor);
        if (first >= cv->tokens->count || is_inherited)
            continue;
        words_claim_attribute(cv, first);
        if (end < cv->tokens->count && token_is(&cv->tokens->tokens[end], "("))
            end = token_close(cv->tokens, end) + 1;
        struct annotation *annotation = NULL;
        if (clang.getCursorKind(child) == CXCursor_AnnotateAttr)
            annotation = read_annotation(cv, first, end);
        if (annotation) {
            append_annotation(annotations, annotation);
            continue;
        }
        struct attribute *attribute = ARENA_NEW(cv->arena, struct attribute);
        attribute->text = token_join(cv->arena, cv->tokens, first, end);
        attribute->where = position_of(cv->text, cv->tokens->tokens[first].offset);
        append_attribute(attributes, attribute);
    }
}

static bool is_kind_annotation(const struct token *name)
{
    static const char *const kinds[] = {"\"sc.counted_by\"", "\"sc.sized_by\"", "\"sc.array\"",
                                        "\"sc.scope\"",      "\"sc.nullable\"", "\"sc.cstr\""};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (token_is(name, kinds[i]))
            return true;
    return false;
}

/* An annotation of a pointer stands behind the last `*` before the name: else clang would move it
 * to a level where it was not written. Parentheses are levels of their own. */
void check_placement(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    unsigned name = 0;
    clang.getFileLocation(clang.getCursorLocation(cursor), NULL, NULL, NULL, &name);
    uint32_t name_token = token_at(cv->tokens, name);
    for (size_t i = 0; i < children.count; i++) {
        if (clang.getCursorKind(children.cursors[i]) != CXCursor_AnnotateAttr ||
            is_inherited(cv, children.cursors[i], cursor))
            continue;
        uint32_t first = first_token(cv, children.cursors[i]);
        if (first + 2 >= name_token || !is_kind_annotation(&cv->tokens->tokens[first + 2]))
            continue;
        int depth = 0; /* that of the attribute's own parentheses is closed on the way */
        for (uint32_t at = token_close(cv->tokens, first + 1) + 3; at < name_token; at++) {
            const struct token *token = &cv->tokens->tokens[at];
            if (token_is(token, "(") || token_is(token, "["))
                depth++;
            else if (token_is(token, ")") || token_is(token, "]"))
                depth--;
            else if (depth == 0 && token_is(token, "*")) {
                refuse_at(cv, DIAG_SUB_03, cursor_begin(children.cursors[i]), "");
                break;
            }
        }
    }
}

/* --- Declarations ---------------------------------------------------------------------------------- */

struct declarator declarator_of(struct convert *cv, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    struct declarator declarator = {.parameters = {.cursors = children.cursors}};
    for (size_t i = 0; i < children.count; i++)
        if (clang.getCursorKind(children.cursors[i]) == CXCursor_ParmDecl)
            declarator.parameters.cursors[declarator.parameters.count++] = children.cursors[i];
    return declarator;
}

static struct decl **grow(struct convert *cv, struct decl **list, size_t count)
{
    if ((count & (count - 1)) != 0)
        return list;
    struct decl **larger = arena_array(cv->arena, count ? count * 2 : 1, sizeof *larger);
    if (count)
        memcpy(larger, list, count * sizeof *larger);
    return larger;
}

static void list_at_file_scope(struct convert *cv, struct decl *decl)
{
    struct unit *unit = cv->unit;
    unit->decls = grow(cv, unit->decls, unit->decl_count);
    unit->decls[unit->decl_count++] = decl;
}

static struct decl *new_decl(struct convert *cv, enum decl_kind kind, const char *name)
{
    struct unit *unit = cv->unit;
    struct decl *decl = ARENA_NEW(cv->arena, struct decl);
    decl->kind = kind;
    decl->name = name;
    decl->canonical = decl;
    decl->function = cv->function;
    decl->number = (uint32_t)unit->all_count;
    unit->all = grow(cv, unit->all, unit->all_count);
    unit->all[unit->all_count++] = decl;
    return decl;
}

static enum storage convert_storage(CXCursor cursor)
{
    switch (clang.Cursor_getStorageClass(cursor)) {
    case CX_SC_Extern:
    case CX_SC_PrivateExtern: return STORAGE_EXTERN;
    case CX_SC_Static: return STORAGE_STATIC;
    case CX_SC_Register: return STORAGE_REGISTER;
    case CX_SC_Auto: return STORAGE_AUTO;
    case CX_SC_Invalid:
    case CX_SC_None:
    case CX_SC_OpenCLWorkGroupLocal: return STORAGE_NONE;
    }
    return STORAGE_NONE;
}

static void link_redeclaration(struct convert *cv, struct decl *decl, CXCursor cursor)
{
    struct entry *first = entry_find(cv, clang.getCanonicalCursor(cursor), false);
    struct decl *canonical = first && first->node ? first->node : decl;
    if (canonical->kind != decl->kind)
        canonical = decl;
    decl->canonical = canonical;
    if (decl->is_definition)
        canonical->definition = decl;
    if (canonical != decl && canonical->type && decl->type && canonical->type->kind == TYPE_ARRAY &&
        canonical->type->is_flexible)
        canonical->type = decl->type;
}

static void convert_parameters(struct convert *cv, struct decl *function, CXCursor cursor)
{
    int count = clang.Cursor_getNumArguments(cursor);
    size_t n = count > 0 ? (size_t)count : 0;
    if (n != function->type->parameter_count)
        n = 0;
    function->parameters = arena_array(cv->arena, n + 1, sizeof *function->parameters);
    function->parameter_count = n;
    for (size_t i = 0; i < n; i++) {
        const struct parameter *from = &function->type->parameters[i];
        CXCursor argument = clang.Cursor_getArgument(cursor, (unsigned)i);
        struct decl *decl = new_decl(cv, DECL_PARAMETER, from->name);
        decl->where = from->where;
        decl->type = from->type;
        decl->annotations = from->annotations;
        decl->attributes = from->attributes;
        decl->storage = convert_storage(argument);
        decl->index = (uint32_t)i;
        decl->is_definition = true;
        function->parameters[i] = decl;
        entry_find(cv, argument, true)->node = decl;
    }
}

/* int f(n) int n; { }: clang makes a prototype of it, the semicolon stays. */
static bool is_old_style(struct convert *cv, CXCursor function, CXCursor body)
{
    uint32_t end = first_token(cv, body), depth = 0;
    for (uint32_t i = first_token(cv, function); i < end; i++) {
        const struct token *token = &cv->tokens->tokens[i];
        if (token_is(token, "{") || token_is(token, "("))
            depth++;
        else if (token_is(token, "}") || token_is(token, ")"))
            depth--;
        else if (depth == 0 && token_is(token, ";"))
            return true;
    }
    return false;
}

static void convert_body(struct convert *cv, struct decl *function, CXCursor cursor)
{
    struct cursor_list children = children_of(cv, cursor);
    if (!children.count || !function->type)
        return;
    CXCursor last = children.cursors[children.count - 1];
    if (clang.getCursorKind(last) != CXCursor_CompoundStmt)
        return;
    struct decl *outer = cv->function;
    cv->function = function;
    cv->jumps = 0;
    if (is_old_style(cv, cursor, last))
        refuse_at(cv, DIAG_SUB_01, cursor_begin(cursor),
                  "an old-style function definition: write the parameter types in the parentheses");
    convert_parameters(cv, function, cursor);
    function->body = convert_statement(cv, last);
    cv->function = outer;
}

static void convert_function_decl(struct convert *cv, struct decl *decl, CXCursor cursor)
{
    decl->is_inline = clang.Cursor_isFunctionInlined(cursor) != 0;
    decl->is_global = true;
    list_at_file_scope(cv, decl);
    check_placement(cv, cursor);
    if (cv->function)
        refuse_at(cv, DIAG_SUB_01, cursor_begin(cursor),
                  "a function declared inside a function: declare it at file scope");
    else if (decl->is_definition)
        convert_body(cv, decl, cursor);
}

static void convert_variable(struct convert *cv, struct decl *decl, CXCursor cursor)
{
    decl->is_thread_local = clang.getCursorTLSKind(cursor) != CXTLS_None;
    decl->is_global = cv->function == NULL;
    if (decl->is_global)
        list_at_file_scope(cv, decl);
    else if (decl->storage == STORAGE_EXTERN)
        refuse_at(cv, DIAG_SUB_01, cursor_begin(cursor),
                  "an extern variable inside a function: declare it at file scope");
    CXCursor initialiser = clang.Cursor_getVarDeclInitializer(cursor);
    if (!clang.Cursor_isNull(initialiser))
        decl->initialiser = convert_initialiser(cv, initialiser);
    /* A tentative definition is one: `int x;` */
    if (decl->is_global && decl->storage != STORAGE_EXTERN)
        decl->is_definition = true;
}

static enum decl_kind declared_kind(enum CXCursorKind kind)
{
    return kind == CXCursor_FunctionDecl  ? DECL_FUNCTION
           : kind == CXCursor_TypedefDecl ? DECL_TYPEDEF
                                          : DECL_VARIABLE;
}

/* The type that a definition writes: clang gives it that of an earlier declaration, where a typedef of the
 * procedure's type may have stood for the parameters. */
static CXType defined_type(CXType type)
{
    while (type.kind == CXType_Typedef || type.kind == CXType_Elaborated)
        type = clang.getTypedefDeclUnderlyingType(clang.getTypeDeclaration(type));
    return type;
}

struct decl *convert_declaration(struct convert *cv, CXCursor cursor)
{
    struct entry *entry = entry_find(cv, cursor, true);
    if (entry->node)
        return entry->node;
    enum decl_kind kind = declared_kind(clang.getCursorKind(cursor));
    struct decl *decl = new_decl(cv, kind, take_string(cv, clang.getCursorSpelling(cursor)));
    entry->node = decl;
    struct declarator declarator = declarator_of(cv, cursor);
    CXType from = kind == DECL_TYPEDEF ? clang.getTypedefDeclUnderlyingType(cursor)
                                       : clang.getCursorType(cursor);
    decl->where = cursor_where(cv, cursor);
    decl->storage = convert_storage(cursor);
    decl->is_definition = clang.isCursorDefinition(cursor) != 0;
    if (kind == DECL_FUNCTION && decl->is_definition)
        from = defined_type(from);
    decl->type = convert_type(cv, from, &declarator, cursor_begin(cursor));
    convert_attributes(cv, cursor, &decl->annotations, &decl->attributes);
    link_redeclaration(cv, decl, cursor);
    if (kind == DECL_FUNCTION) {
        convert_function_decl(cv, decl, cursor);
    } else {
        check_placement(cv, cursor);
        if (kind == DECL_VARIABLE)
            convert_variable(cv, decl, cursor);
        else
            list_at_file_scope(cv, decl);
    }
    if (decl->is_definition && !decl->canonical->definition)
        decl->canonical->definition = decl;
    return decl;
}

/* --- Names ------------------------------------------------------------------------------------------- */

static struct decl *convert_enumerator(struct convert *cv, CXCursor cursor)
{
    struct tag *tag = convert_tag(cv, clang.getCursorSemanticParent(cursor));
    const char *name = take_string(cv, clang.getCursorSpelling(cursor));
    for (size_t i = 0; tag && i < tag->enumerator_count; i++) {
        if (strcmp(tag->enumerators[i].name, name) != 0)
            continue;
        struct decl *decl = new_decl(cv, DECL_ENUMERATOR, name);
        decl->enumerator = &tag->enumerators[i];
        decl->where = tag->enumerators[i].where;
        decl->type = convert_type(cv, clang.getCursorType(cursor), NULL, cursor_begin(cursor));
        decl->is_definition = true;
        return decl;
    }
    return NULL;
}

/* A function that clang knows without a declaration: __builtin_expect. */
static struct decl *declare_builtin(struct convert *cv, CXCursor cursor)
{
    struct decl *outer = cv->function;
    cv->function = NULL;
    struct decl *decl =
        new_decl(cv, DECL_FUNCTION, take_string(cv, clang.getCursorSpelling(cursor)));
    cv->function = outer;
    decl->type = convert_type(cv, clang.getCursorType(cursor), NULL, 0);
    decl->storage = STORAGE_EXTERN;
    decl->is_global = true;
    list_at_file_scope(cv, decl);
    return decl;
}

struct decl *referenced_declaration(struct convert *cv, CXCursor name)
{
    CXCursor cursor = clang.getCursorReferenced(name);
    struct entry *entry = entry_find(cv, cursor, true);
    enum CXCursorKind kind = clang.getCursorKind(cursor);
    if (!entry->node && kind == CXCursor_EnumConstantDecl)
        entry->node = convert_enumerator(cv, cursor);
    else if (!entry->node && kind == CXCursor_FunctionDecl)
        entry->node = declare_builtin(cv, cursor);
    struct decl *decl = entry->node;
    return decl ? decl->canonical : NULL;
}
