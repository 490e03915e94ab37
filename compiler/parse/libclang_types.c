/* clang's types and tags as ours.
 *
 * Types of declarations are never shared, so that check can complete each from its own annotations;
 * the types clang gives to expressions are shared by clang's own identity. */
#include "clang.h"

#include <string.h>

struct type *new_type(struct convert *cv, enum type_kind kind)
{
    struct unit *unit = cv->unit;
    struct numbered_type *type = ARENA_NEW(cv->arena, struct numbered_type);
    if ((unit->type_count & (unit->type_count - 1)) == 0) {
        size_t room = unit->type_count ? unit->type_count * 2 : 1;
        struct type **types = arena_array(cv->arena, room, sizeof *types);
        if (unit->type_count)
            memcpy(types, unit->types, unit->type_count * sizeof *types);
        unit->types = types;
    }
    type->type.kind = kind;
    type->number = (uint32_t)unit->type_count;
    unit->types[unit->type_count++] = &type->type;
    return &type->type;
}

/* --- Scalars ------------------------------------------------------------------------------------ */

static const struct {
    enum CXTypeKind clang;
    enum type_kind kind;
    enum integer_rank rank;
    bool is_signed;
    uint8_t size;
} scalars[] = {
    {CXType_Void, TYPE_VOID, RANK_CHAR, false, 0},
    {CXType_Bool, TYPE_BOOL, RANK_CHAR, false, 1},
    {CXType_Char_S, TYPE_INTEGER, RANK_CHAR, true, 1},
    {CXType_SChar, TYPE_INTEGER, RANK_SCHAR, true, 1},
    {CXType_UChar, TYPE_INTEGER, RANK_SCHAR, false, 1},
    {CXType_Short, TYPE_INTEGER, RANK_SHORT, true, 2},
    {CXType_UShort, TYPE_INTEGER, RANK_SHORT, false, 2},
    {CXType_Int, TYPE_INTEGER, RANK_INT, true, 4},
    {CXType_UInt, TYPE_INTEGER, RANK_INT, false, 4},
    {CXType_Long, TYPE_INTEGER, RANK_LONG, true, 8},
    {CXType_ULong, TYPE_INTEGER, RANK_LONG, false, 8},
    {CXType_LongLong, TYPE_INTEGER, RANK_LONG_LONG, true, 8},
    {CXType_ULongLong, TYPE_INTEGER, RANK_LONG_LONG, false, 8},
    {CXType_Float, TYPE_FLOAT, RANK_CHAR, true, 4},
    {CXType_Double, TYPE_FLOAT, RANK_CHAR, true, 8},
};

static struct type *convert_scalar(struct convert *cv, enum CXTypeKind kind)
{
    for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++) {
        if (scalars[i].clang != kind)
            continue;
        struct type *type = new_type(cv, scalars[i].kind);
        type->rank = scalars[i].rank;
        type->is_signed = scalars[i].is_signed;
        type->size = type->align = scalars[i].size;
        return type;
    }
    return NULL;
}

/* --- Derived types -------------------------------------------------------------------------------- */

static struct type *make_pointer(struct convert *cv, struct type *target)
{
    struct type *type = new_type(cv, TYPE_POINTER);
    type->target = target;
    type->size = type->align = 8;
    return type;
}

static struct type *convert_array(struct convert *cv, CXType from, struct declarator *declarator,
                                  uint32_t at)
{
    struct type *element = convert_type(cv, clang.getArrayElementType(from), declarator, at);
    if (!element)
        return NULL;
    struct type *type = new_type(cv, TYPE_ARRAY);
    type->target = element;
    type->is_flexible = from.kind == CXType_IncompleteArray;
    long long count = from.kind == CXType_ConstantArray ? clang.getArraySize(from) : 0;
    type->count = count > 0 ? (uint64_t)count : 0;
    type->align = element->align;
    if (__builtin_mul_overflow(type->count, element->size, &type->size))
        type->size = 0;
    return type;
}

/* T a[n] as a parameter: what was written stays visible, the bound becomes an annotation. */
static void note_written_bound(struct convert *cv, CXCursor cursor, struct parameter *parameter)
{
    uint32_t open = token_at(cv->tokens, cursor_begin(cursor)), end = token_after(cv, cursor);
    while (open < end && !token_is(&cv->tokens->tokens[open], "["))
        open++;
    uint32_t close = token_close(cv->tokens, open);
    if (open >= end || close <= open + 1)
        return;
    struct annotation *bound = ARENA_NEW(cv->arena, struct annotation);
    bound->name = "counted_by";
    bound->argument = token_join(cv->arena, cv->tokens, open + 1, close);
    bound->where = position_of(cv->text, cv->tokens->tokens[open].offset);
    bound->next = parameter->annotations;
    parameter->annotations = bound;
    const struct token *first = &cv->tokens->tokens[open + 1];
    if (token_is(first, "static") || token_is(first, "const") || token_is(first, "restrict") ||
        token_is(first, "volatile") || token_is(first, "*"))
        refuse_at(cv, DIAG_SUB_02, first->offset, "a qualifier or 'static' in an array parameter");
}

static void adjust_parameter(struct convert *cv, struct parameter *parameter)
{
    struct type *written = parameter->written;
    if (!written)
        return;
    struct type *stripped = type_strip(written);
    if (stripped->kind == TYPE_ARRAY)
        parameter->type = make_pointer(cv, stripped->target);
    else if (stripped->kind == TYPE_FUNCTION)
        parameter->type = make_pointer(cv, written);
    else
        parameter->type = written;
}

/* A parameter from its declaration when there is one, else from the function type alone. */
static void convert_parameter(struct convert *cv, CXType from, struct declarator *declarator,
                              uint32_t at, struct parameter *parameter)
{
    parameter->name = "";
    parameter->where = position_of(cv->text, at);
    if (!declarator || declarator->next >= declarator->parameters.count) {
        parameter->written = convert_type(cv, from, NULL, at);
        adjust_parameter(cv, parameter);
        return;
    }
    CXCursor cursor = declarator->parameters.cursors[declarator->next++];
    struct declarator inner = declarator_of(cv, cursor);
    CXType type = clang.getCursorType(cursor);
    parameter->name = take_string(cv, clang.getCursorSpelling(cursor));
    parameter->where = cursor_where(cv, cursor);
    convert_attributes(cv, cursor, &parameter->annotations, &parameter->attributes);
    check_placement(cv, cursor);
    if (type.kind == CXType_VariableArray || type.kind == CXType_ConstantArray)
        note_written_bound(cv, cursor, parameter);
    if (type.kind == CXType_VariableArray) {
        parameter->written = convert_array(cv, type, &inner, cursor_begin(cursor));
        if (parameter->written)
            parameter->written->is_flexible = false;
    } else {
        parameter->written = convert_type(cv, type, &inner, cursor_begin(cursor));
    }
    adjust_parameter(cv, parameter);
}

static struct type *convert_function(struct convert *cv, CXType from, struct declarator *declarator,
                                     uint32_t at)
{
    struct type *result = convert_type(cv, clang.getResultType(from), declarator, at);
    int count = clang.getNumArgTypes(from);
    size_t n = count > 0 ? (size_t)count : 0;
    struct parameter *parameters = arena_array(cv->arena, n + 1, sizeof *parameters);
    bool is_good = result != NULL;
    for (size_t i = 0; i < n; i++) {
        convert_parameter(cv, clang.getArgType(from, (unsigned)i), declarator, at, &parameters[i]);
        is_good &= parameters[i].type != NULL;
    }
    if (!is_good)
        return NULL;
    struct type *type = new_type(cv, TYPE_FUNCTION);
    type->target = result;
    type->parameters = parameters;
    type->parameter_count = n;
    type->has_prototype = from.kind == CXType_FunctionProto;
    type->is_variadic = clang.isFunctionTypeVariadic(from) && type->has_prototype;
    return type;
}

/* --- Named types ---------------------------------------------------------------------------------- */

static struct type *convert_tagged(struct convert *cv, CXType from)
{
    struct tag *tag = convert_tag(cv, clang.getTypeDeclaration(from));
    if (!tag)
        return NULL;
    struct type *integer = tag->kind == TYPE_ENUM ? tag->integer : NULL;
    struct type *type = new_type(cv, tag->kind);
    long long size = clang.Type_getSizeOf(from), align = clang.Type_getAlignOf(from);
    type->tag = tag;
    type->target = integer;
    type->is_signed = integer && integer->is_signed;
    type->rank = integer ? integer->rank : RANK_CHAR;
    type->size = size > 0 ? (uint64_t)size : 0;
    type->align = align > 0 ? (uint64_t)align : 0;
    return type;
}

/* A copy whose const and volatile are those of a mention `const alias`; elements of arrays too. */
static struct type *qualify(struct convert *cv, const struct type *from, bool is_const,
                            bool is_volatile)
{
    struct type *element = from->kind == TYPE_ARRAY || from->kind == TYPE_ALIAS
                               ? qualify(cv, from->target, is_const, is_volatile)
                               : from->target;
    struct type *type = new_type(cv, from->kind);
    *type = *from;
    type->target = element;
    type->is_const |= is_const;
    type->is_volatile |= is_volatile;
    return type;
}

static struct type *convert_alias(struct convert *cv, CXType from, bool is_const, bool is_volatile)
{
    struct decl *declaration = convert_declaration(cv, clang.getTypeDeclaration(from));
    if (!declaration || !declaration->type)
        return NULL;
    struct type *target = declaration->type;
    if (is_const || is_volatile)
        target = qualify(cv, target, is_const, is_volatile);
    struct type *type = new_type(cv, TYPE_ALIAS);
    type->declaration = declaration;
    type->target = target;
    type->size = target->size;
    type->align = target->align;
    return type;
}

static const char *refused_type(enum CXTypeKind kind)
{
    switch ((int)kind) {
    case CXType_LongDouble: return "'long double': use double";
    case CXType_Int128:
    case CXType_UInt128: return "'__int128': use u64 with mul_ok or two words";
    case CXType_Complex: return "'_Complex'";
    case CXType_Atomic: return "'_Atomic'";
    case CXType_BlockPointer: return "a block";
    case CXType_VariableArray: return "a variable length array: use new_array(T, n)";
    case CXType_Half:
    case CXType_Float16:
    case CXType_Float128:
    case CXType_BFloat16: return "this floating type: use float or double";
    case CXType_Vector:
    case CXType_ExtVector: return "a vector type";
    case CXType_NullPtr: return "nullptr: use NULL";
    case CXType_Auto: return "'__auto_type': name the type";
    default: return "this type";
    }
}

static struct type *convert_kind(struct convert *cv, CXType from, struct declarator *declarator,
                                 uint32_t at)
{
    struct type *target;
    switch ((int)from.kind) {
    case CXType_Pointer:
        target = convert_type(cv, clang.getPointeeType(from), declarator, at);
        return target ? make_pointer(cv, target) : NULL;
    case CXType_ConstantArray:
    case CXType_IncompleteArray: return convert_array(cv, from, declarator, at);
    case CXType_FunctionProto:
    case CXType_FunctionNoProto: return convert_function(cv, from, declarator, at);
    case CXType_Record:
    case CXType_Enum: return convert_tagged(cv, from);
    default:
        target = convert_scalar(cv, from.kind);
        if (!target && !cv->is_quiet)
            refuse_at(cv, DIAG_SUB_02, at, refused_type(from.kind));
        return target;
    }
}

/* Sees through what only says how a type was written; __typeof__ gives the plain type. */
static CXType desugar(CXType type)
{
    for (int i = 0; i < 64; i++) {
        CXType inner = type;
        if (type.kind == CXType_Elaborated)
            inner = clang.Type_getNamedType(type);
        else if (type.kind == CXType_Attributed)
            inner = clang.Type_getModifiedType(type);
        else if (type.kind == CXType_Unexposed)
            inner = clang.getCanonicalType(type);
        if (inner.kind == CXType_Invalid || inner.kind == type.kind)
            return type;
        type = inner;
    }
    return type;
}

struct type *convert_type(struct convert *cv, CXType from, struct declarator *declarator,
                          uint32_t at)
{
    CXType plain = desugar(from);
    bool is_const = clang.isConstQualifiedType(from) || clang.isConstQualifiedType(plain);
    bool is_volatile = clang.isVolatileQualifiedType(from) || clang.isVolatileQualifiedType(plain);
    if (cv->depth >= DEPTH_MAX) {
        cv->is_too_deep = true;
        return NULL;
    }
    cv->depth++;
    struct type *type = plain.kind == CXType_Typedef
                            ? convert_alias(cv, plain, is_const, is_volatile)
                            : convert_kind(cv, plain, declarator, at);
    cv->depth--;
    if (type) {
        type->is_const |= is_const;
        type->is_volatile |= is_volatile;
    }
    return type;
}

/* What clang thinks of an expression: shared, and NULL where it has no word for us. */
struct type *convert_parsed_type(struct convert *cv, CXType from)
{
    if (from.kind == CXType_Invalid || !from.data[0])
        return NULL;
    uintptr_t key = (uintptr_t)from.data[0];
    struct entry **slot = &cv->parsed_types[(key >> 4 ^ key >> 16) % ENTRY_BUCKETS];
    for (struct entry *entry = *slot; entry; entry = entry->next)
        if (entry->cursor.data[0] == from.data[0])
            return entry->node;
    CXType plain = desugar(from);
    bool is_known = convert_scalar(cv, plain.kind) || plain.kind == CXType_Pointer ||
                    plain.kind == CXType_Record || plain.kind == CXType_Enum ||
                    plain.kind == CXType_Typedef || plain.kind == CXType_ConstantArray ||
                    plain.kind == CXType_FunctionProto;
    struct entry *entry = ARENA_NEW(cv->arena, struct entry);
    entry->cursor.data[0] = from.data[0];
    entry->next = *slot;
    *slot = entry;
    bool was_quiet = cv->is_quiet;
    cv->is_quiet = true;
    entry->node = is_known ? convert_type(cv, from, NULL, 0) : NULL;
    cv->is_quiet = was_quiet;
    return entry->node;
}

/* --- Tags -------------------------------------------------------------------------------------------- */

/* The name written behind struct, union or enum; "" for an anonymous one. */
static const char *tag_name(struct convert *cv, CXCursor declaration)
{
    uint32_t i = first_token(cv, declaration);
    const struct token *tokens = cv->tokens->tokens;
    for (i++; i + 1 < cv->tokens->count && token_is(&tokens[i], "__attribute__");)
        i = token_close(cv->tokens, i + 1) + 1;
    if (i >= cv->tokens->count || tokens[i].kind != TOKEN_NAME)
        return "";
    return arena_copy_n(cv->arena, tokens[i].text, tokens[i].length);
}

static void add_tag(struct convert *cv, struct tag *tag)
{
    struct unit *unit = cv->unit;
    if ((unit->tag_count & (unit->tag_count - 1)) == 0) {
        struct tag **tags =
            arena_array(cv->arena, unit->tag_count ? unit->tag_count * 2 : 1, sizeof *tags);
        if (unit->tag_count)
            memcpy(tags, unit->tags, unit->tag_count * sizeof *tags);
        unit->tags = tags;
    }
    tag->number = (uint32_t)unit->tag_count;
    unit->tags[unit->tag_count++] = tag;
}

static void add_pending(struct convert *cv, struct entry *tag)
{
    if (cv->pending_count == cv->pending_capacity) {
        cv->pending_capacity = cv->pending_capacity ? cv->pending_capacity * 2 : 16;
        struct entry **pending = arena_array(cv->arena, cv->pending_capacity, sizeof *pending);
        if (cv->pending_count)
            memcpy(pending, cv->pending, cv->pending_count * sizeof *pending);
        cv->pending = pending;
    }
    cv->pending[cv->pending_count++] = tag;
}

static void convert_enumerators(struct convert *cv, CXCursor definition, struct tag *tag)
{
    struct cursor_list children = children_of(cv, definition);
    tag->enumerators = arena_array(cv->arena, children.count + 1, sizeof *tag->enumerators);
    for (size_t i = 0; i < children.count; i++) {
        CXCursor cursor = children.cursors[i];
        if (clang.getCursorKind(cursor) != CXCursor_EnumConstantDecl)
            continue;
        struct enumerator *enumerator = &tag->enumerators[tag->enumerator_count++];
        enumerator->name = take_string(cv, clang.getCursorSpelling(cursor));
        enumerator->value = clang.getEnumConstantDeclValue(cursor);
        enumerator->where = cursor_where(cv, cursor);
        enumerator->parent = tag;
    }
}

static struct decl *function_around(struct convert *cv, CXCursor declaration)
{
    CXCursor parent = clang.getCursorSemanticParent(declaration);
    const struct entry *entry = NULL;
    if (clang.getCursorKind(parent) == CXCursor_FunctionDecl)
        entry = entry_find(cv, parent, false);
    return entry ? entry->node : NULL;
}

struct tag *convert_tag(struct convert *cv, CXCursor declaration)
{
    CXCursor definition = clang.getCursorDefinition(declaration);
    CXCursor canonical = clang.getCanonicalCursor(declaration);
    struct entry *entry = entry_find(cv, canonical, true);
    if (entry->node)
        return entry->node;
    bool is_complete = !clang.Cursor_isNull(definition);
    CXCursor shown = is_complete ? definition : declaration;
    enum CXCursorKind kind = clang.getCursorKind(shown);
    struct tag *tag = entry->node = ARENA_NEW(cv->arena, struct tag);
    tag->kind = kind == CXCursor_EnumDecl    ? TYPE_ENUM
                : kind == CXCursor_UnionDecl ? TYPE_UNION
                                             : TYPE_STRUCT;
    tag->name = tag_name(cv, shown);
    tag->where = cursor_where(cv, shown);
    tag->first = cursor_where(cv, canonical);
    tag->file = tag->where.file;
    tag->is_complete = is_complete;
    tag->function = function_around(cv, shown);
    add_tag(cv, tag);
    if (is_complete && tag->kind == TYPE_ENUM) {
        tag->integer = convert_type(cv, clang.getEnumDeclIntegerType(definition), NULL,
                                    cursor_begin(definition));
        convert_enumerators(cv, definition, tag);
        convert_attributes(cv, definition, &tag->annotations, &tag->attributes);
        tag->size = tag->align = tag->integer ? tag->integer->size : 4;
    } else if (is_complete) {
        tag->size = (uint64_t)clang.Type_getSizeOf(clang.getCursorType(definition));
        tag->align = (uint64_t)clang.Type_getAlignOf(clang.getCursorType(definition));
        struct entry *by_node = ARENA_NEW(cv->arena, struct entry);
        *by_node = (struct entry){.cursor = definition, .node = tag};
        add_pending(cv, by_node);
    }
    return tag;
}

struct field_list {
    struct convert *cv;
    struct tag *tag;
    size_t capacity;
};

static struct field *new_field(struct field_list *list)
{
    struct tag *tag = list->tag;
    if (tag->field_count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 8;
        struct field *fields = arena_array(list->cv->arena, list->capacity, sizeof *fields);
        if (tag->field_count)
            memcpy(fields, tag->fields, tag->field_count * sizeof *fields);
        tag->fields = fields;
    }
    return &tag->fields[tag->field_count++];
}

static void place_field(struct field *field, CXCursor cursor)
{
    long long bits = clang.Cursor_getOffsetOfField(cursor);
    uint64_t offset = bits > 0 ? (uint64_t)bits : 0;
    field->offset = offset / 8;
    field->is_bit_field = clang.Cursor_isBitField(cursor) != 0;
    if (!field->is_bit_field)
        return;
    uint64_t unit = field->type && field->type->size ? field->type->size : 1;
    field->offset = offset / (8 * unit) * unit;
    field->bit_offset = (uint32_t)(offset - field->offset * 8);
    field->bit_width = (uint32_t)clang.getFieldDeclBitWidth(cursor);
}

static enum CXVisitorResult convert_field(CXCursor cursor, CXClientData data)
{
    struct field_list *list = data;
    struct convert *cv = list->cv;
    const char *name = take_string(cv, clang.getCursorSpelling(cursor));
    if (clang.Cursor_isBitField(cursor) && !name[0])
        return CXVisit_Continue; /* padding: the offsets of the others say it */
    struct declarator declarator = declarator_of(cv, cursor);
    struct type *type =
        convert_type(cv, clang.getCursorType(cursor), &declarator, cursor_begin(cursor));
    if (!type)
        return CXVisit_Continue;
    struct field *field = new_field(list);
    field->name = strchr(name, '(') ? "" : name;
    field->type = type;
    field->where = cursor_where(cv, cursor);
    field->parent = list->tag;
    field->index = list->tag->field_count - 1;
    place_field(field, cursor);
    convert_attributes(cv, cursor, &field->annotations, &field->attributes);
    check_placement(cv, cursor);
    return CXVisit_Continue;
}

static void complete_tag(struct convert *cv, const struct entry *entry)
{
    struct tag *tag = entry->node;
    struct field_list list = {.cv = cv, .tag = tag};
    convert_attributes(cv, entry->cursor, &tag->annotations, &tag->attributes);
    for (struct attribute *a = tag->attributes; a; a = a->next)
        tag->is_packed |= strcmp(a->text, "packed") == 0 || strcmp(a->text, "__packed__") == 0;
    clang.Type_visitFields(clang.getCursorType(entry->cursor), convert_field, &list);
}

/* Fields are filled in here and not on the way, so that types that mention each other do not
 * recurse. Completing one may add others. */
void complete_tags(struct convert *cv)
{
    while (cv->pending_count)
        complete_tag(cv, cv->pending[--cv->pending_count]);
}
