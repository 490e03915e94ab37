/* STR, FUN: formatted calls (R12). A format is a literal and every argument has the type that its
 * conversion says, on our own types. What stands in `...` is passed as tagged values, so a mistake
 * could not corrupt memory; it would only fault at run time where it can be refused here. A procedure of
 * the module's own with `...` hands its arguments on, all of them, with the format that they belong to. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

#include <string.h>

enum { NUMBER_MAX = 512 }; /* of a width or precision */

struct format {
    struct checker *c;
    const struct expr *call;
    const char *at, *end;
    size_t next;        /* argument */
    struct where where; /* of the format */
};

/* --- Arguments -------------------------------------------------------------------------------- */

/* The next argument, or NULL after a report: STR-23. */
static const struct expr *argument_take(struct format *f, const char *conversion)
{
    if (f->next < f->call->argument_count)
        return f->call->arguments[f->next++];
    refuse(f->c, CHECK_format_missing, f->where,
           arena_printf(f->c->arena, "conversion '%s' has no argument", conversion));
    return NULL;
}

/* Bytes of the integer that a length modifier names; 0 when it names none. */
static uint64_t modifier_take(struct format *f)
{
    static const struct {
        const char *text;
        uint64_t size;
    } modifiers[] = {{"hh", 4}, {"h", 4}, {"ll", 8}, {"l", 8}, {"j", 8}, {"z", 8}, {"t", 8}};
    for (size_t i = 0; i < sizeof modifiers / sizeof modifiers[0]; i++) {
        size_t n = strlen(modifiers[i].text);
        if ((size_t)(f->end - f->at) < n || memcmp(f->at, modifiers[i].text, n) != 0)
            continue;
        f->at += n;
        return modifiers[i].size;
    }
    return 0;
}

/* Whether the type can be printed as the conversion says; *wanted is what it needs. */
static bool argument_fits(struct checker *c, struct type *type, char letter, uint64_t size,
                          const char **wanted)
{
    type = resolve(c, type);
    const struct type *element = type->kind == TYPE_POINTER ? resolve(c, type->target) : NULL;
    if (strchr("diuxXoc", letter)) {
        *wanted = size == 8 ? "an integer of 64 bits" : "an integer of 32 bits";
        return type_is_integer(type) && type->size == (size ? size : 4);
    }
    if (strchr("fFeEgG", letter)) {
        *wanted = "a float";
        return type->kind == TYPE_FLOAT;
    }
    if (letter == 's') {
        *wanted = "a char array";
        return element && type_is_bounded(type) && element->kind == TYPE_INTEGER &&
               element->size == 1;
    }
    *wanted = "a reference";
    return element != NULL;
}

static bool number_take(struct format *f)
{
    unsigned number = 0;
    if (f->at < f->end && *f->at == '*') {
        f->at++;
        const char *wanted;
        const struct expr *argument = argument_take(f, "*");
        if (argument && !argument_fits(f->c, argument->type, 'd', 0, &wanted)) /* STR-24 */
            refuse(f->c, CHECK_format_argument, argument->where, "*", wanted, (long long)f->next,
                   spell(f->c, argument->type));
        return argument != NULL;
    }
    while (f->at < f->end && *f->at >= '0' && *f->at <= '9' && number <= NUMBER_MAX)
        number = number * 10 + (unsigned)(*f->at++ - '0');
    return number <= NUMBER_MAX;
}

/* One conversion behind its `%`. False when nothing more can be said about the format. */
static bool conversion_check(struct format *f)
{
    const char *start = f->at;
    while (f->at < f->end && strchr("-+ #0", *f->at))
        f->at++;
    bool is_known = number_take(f);
    if (is_known && f->at < f->end && *f->at == '.') {
        f->at++;
        is_known = number_take(f);
    }
    uint64_t size = modifier_take(f);
    char letter = f->at < f->end ? *f->at++ : '\0';
    const char *text = arena_printf(f->c->arena, "%%%.*s", (int)(f->at - start), start);
    bool has_modifier = size != 0;
    is_known &= letter && strchr("diuxXocspfFeEgG%", letter) &&
                !(has_modifier && strchr("csp%", letter)) && !(letter == '%' && f->at - start != 1);
    /* STR-22 */
    if (!is_known)
        return !refuse(f->c, CHECK_format_conversion, f->where, text);
    if (letter == '%')
        return true;
    const struct expr *argument = argument_take(f, text);
    const char *wanted;
    if (!argument)
        return false;
    /* STR-24 */
    if (!argument_fits(f->c, argument->type, letter, size, &wanted))
        refuse(f->c, CHECK_format_argument, argument->where, text, wanted, (long long)f->next,
               spell(f->c, argument->type));
    return true;
}

static void format_check(struct format *f)
{
    while (f->at < f->end) {
        if (*f->at++ == '%' && !conversion_check(f))
            return;
    }
    /* STR-23 */
    if (f->next < f->call->argument_count)
        refuse(f->c, CHECK_format_surplus, f->call->arguments[f->next]->where,
               arena_printf(f->c->arena, "argument %zu has no conversion", f->next + 1));
}

/* --- Calls ------------------------------------------------------------------------------------ */

static const struct expr *literal_of(const struct expr *argument)
{
    while (argument->kind == EXPR_CONVERT)
        argument = argument->a;
    return argument->kind == EXPR_STRING ? argument : NULL;
}

static bool is_rest(const struct expr *expr)
{
    return expr->kind == EXPR_INTRINSIC && expr->intrinsic == INTRINSIC_FORMAT_REST;
}

static bool has_rest(const struct expr *call)
{
    for (size_t i = 0; i < call->argument_count; i++)
        if (is_rest(call->arguments[i]))
            return true;
    return false;
}

/* Whether the argument is the format of the procedure around, which never changes. */
static bool is_own_format(const struct walk *walk, const struct expr *argument)
{
    const struct decl *own = walk->function;
    unsigned format, first;
    while (argument->kind == EXPR_CONVERT)
        argument = argument->a;
    if (!own || !attribute_format(own->canonical->attributes, &format, &first) || format < 1 ||
        format > own->parameter_count || argument->kind != EXPR_NAME)
        return false;
    const struct decl *parameter = own->parameters[format - 1];
    return argument->decl == parameter && !parameter->is_assigned && !parameter->is_address_taken;
}

/* Whether the call hands on what came in `...`: the whole of it, and its format. */
static bool is_handed_on(const struct walk *walk, const struct expr *call,
                         const struct expr *argument)
{
    size_t fixed = call_type(call)->parameter_count;
    return call->argument_count == fixed + 1 && is_rest(call->arguments[fixed]) &&
           type_strip(walk->function->type)->is_variadic && is_own_format(walk, argument);
}

/* FUN-22: anywhere else they would be looked at as something else. */
static void rest_check(struct walk *walk, const struct expr *expr)
{
    const struct expr *call = walk_parent(walk);
    const struct decl *callee = call && call->kind == EXPR_CALL ? call_target(call) : NULL;
    unsigned format, first;
    bool is_good = callee && type_strip(callee->type)->is_variadic &&
                   attribute_format(callee->attributes, &format, &first) && format >= 1 &&
                   format <= call->argument_count &&
                   is_handed_on(walk, call, call->arguments[format - 1]);
    if (!is_good)
        refuse(walk->checker, CHECK_format_rest, expr->where);
}

static void format_expression(struct walk *walk, struct expr *expr)
{
    struct checker *c = walk->checker;
    if (is_rest(expr))
        rest_check(walk, expr);
    if (expr->kind != EXPR_CALL || !call_type(expr)->is_variadic)
        return;
    const struct decl *callee = call_target(expr);
    unsigned format, first;
    /* FUN-20 */
    if (!callee || !attribute_format(callee->attributes, &format, &first)) {
        refuse(c, CHECK_variadic_call, expr->where, expr_text(c, expr->a));
        return;
    }
    if (format == 0 || format > expr->argument_count)
        return; /* FUN-21 at the declaration */
    const struct expr *argument = expr->arguments[format - 1];
    if (has_rest(expr))
        return; /* FUN-22 */
    const struct expr *literal = literal_of(argument);
    size_t length = literal ? literal->length - 1 : 0;
    /* STR-20 */
    if (!literal && refuse(c, CHECK_format_literal, argument->where, expr_text(c, argument)))
        return;
    if (!literal)
        return;
    /* STR-21 */
    if (memchr(literal->bytes, 0, length) && refuse(c, CHECK_format_nul, literal->where))
        return;
    struct format f = {c, expr, literal->bytes, literal->bytes + length, first - 1, literal->where};
    format_check(&f);
}

/* FUN-21: the format is the last parameter but those it describes, a char array. */
static void format_declaration(struct walk *walk, struct decl *decl)
{
    struct checker *c = walk->checker;
    const struct attribute *attribute = attribute_find(decl->attributes, "format");
    struct type *type = type_strip(decl->type);
    unsigned format, first;
    /* FUN-20 */
    if (decl->kind == DECL_FUNCTION && decl->body && type->is_variadic &&
        !attribute_find(decl->canonical->attributes, "format"))
        refuse(c, CHECK_variadic_defined, decl->where, decl->name);
    if (!attribute)
        return;
    bool is_sound = decl->kind == DECL_FUNCTION && type->is_variadic &&
                    attribute_format(decl->attributes, &format, &first) && format >= 1 &&
                    format <= type->parameter_count && first == type->parameter_count + 1 &&
                    is_reference(c, type->parameters[format - 1].type, REFERENCE_ARRAY);
    if (!is_sound)
        refuse(c, CHECK_format_attribute, attribute->where, decl->name);
}

void rules_format(struct checker *c)
{
    static const struct walk_rule rule = {.declaration = format_declaration,
                                          .expression = format_expression};
    walk_unit(&rule, c, NULL);
}
