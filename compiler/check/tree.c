/* Small questions about the typed tree.
 *
 * Attributes arrive as text, because the front end's library hides most of them: the first word is
 * the name, the rest its arguments. Only the few that mean something here are taken apart. */
#include "check/tree.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* --- Attributes ------------------------------------------------------------------------------- */

/* One word of the text without the underscores around it; the rest of the text after it. */
static const char *word_take(const char *text, const char **word, size_t *length)
{
    while (isspace((unsigned char)*text))
        text++;
    size_t n = 0;
    while (isalnum((unsigned char)text[n]) || text[n] == '_')
        n++;
    const char *rest = text + n;
    if (n > 4 && strncmp(text, "__", 2) == 0 && strncmp(text + n - 2, "__", 2) == 0) {
        text += 2;
        n -= 4;
    }
    *word = text;
    *length = n;
    return rest;
}

static bool word_equal(const char *word, size_t length, const char *name)
{
    return strlen(name) == length && strncmp(word, name, length) == 0;
}

bool attribute_is(const struct attribute *attribute, const char *name)
{
    const char *word;
    size_t length;
    word_take(attribute->text, &word, &length);
    return word_equal(word, length, name);
}

const struct attribute *attribute_find(const struct attribute *list, const char *name)
{
    for (; list; list = list->next)
        if (attribute_is(list, name))
            return list;
    return NULL;
}

bool attribute_format(const struct attribute *list, unsigned *format, unsigned *first)
{
    const struct attribute *attribute = attribute_find(list, "format");
    if (!attribute)
        return false;
    const char *word;
    size_t length;
    const char *rest = word_take(attribute->text, &word, &length);
    while (isspace((unsigned char)*rest) || *rest == '(')
        rest++;
    rest = word_take(rest, &word, &length);
    char end;
    return word_equal(word, length, "printf") &&
           sscanf(rest, " , %u , %u %c", format, first, &end) == 3 && end == ')';
}

/* --- Calls ------------------------------------------------------------------------------------ */

struct type *call_type(const struct expr *call)
{
    struct type *type = type_strip(call->a->type);
    return type->kind == TYPE_POINTER ? type_strip(type->target) : type;
}

struct decl *procedure_named(const struct expr *value)
{
    while (value->kind == EXPR_CONVERT || value->kind == EXPR_CAST ||
           (value->kind == EXPR_UNARY && (value->op == OP_ADDRESS || value->op == OP_DEREF)))
        value = value->a;
    bool is_function = value->kind == EXPR_NAME && value->decl->kind == DECL_FUNCTION;
    return is_function ? value->decl->canonical : NULL;
}

struct decl *call_target(const struct expr *call)
{
    return procedure_named(call->a);
}

/* --- Places ----------------------------------------------------------------------------------- */

const struct expr *place_outer(const struct expr *place)
{
    if (place->kind == EXPR_MEMBER && !place->is_arrow)
        return place->a;
    if (place->kind == EXPR_INDEX && place->a->kind == EXPR_CONVERT &&
        place->a->conversion == CONVERT_DECAY)
        return place->a->a;
    return NULL;
}

bool decl_is_automatic(const struct decl *decl)
{
    return decl->kind == DECL_PARAMETER ||
           (decl->kind == DECL_VARIABLE && decl->function && decl->storage != STORAGE_STATIC &&
            decl->storage != STORAGE_EXTERN);
}

bool decl_is_main(const struct decl *decl)
{
    return decl->kind == DECL_FUNCTION && decl->body && strcmp(decl->name, "main") == 0;
}

/* --- Text ------------------------------------------------------------------------------------- */

const char *expr_text(struct checker *c, const struct expr *expr)
{
    return expr_spell(c->arena, expr);
}

const char *tag_text(struct checker *c, const struct tag *tag)
{
    const char *word = tag->kind == TYPE_UNION  ? "union"
                       : tag->kind == TYPE_ENUM ? "enum"
                                                : "struct";
    return tag->name[0] ? arena_printf(c->arena, "%s %s", word, tag->name)
                        : arena_printf(c->arena, "a %s without a name", word);
}
