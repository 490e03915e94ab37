/* Declarations from tables. The declaration of a member is C without annotations; its name, or the
 * place where a name would stand, is where annotations go. */
#include "declaration.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

void declaration_print_text(const char *text, FILE *out)
{
    for (; *text; text++) {
        if (*text >= ' ' && *text <= '~')
            fputc(*text, out);
        else
            fprintf(out, "\\x%02x", (unsigned char)*text);
    }
}

static void print_bytes(const char *text, size_t n, FILE *out)
{
    for (size_t i = 0; i < n; i++)
        declaration_print_text((const char[]){text[i], '\0'}, out);
}

const char *declaration_kind(uint32_t kind)
{
    static const char *const names[] = {
        [SPIN_KIND_VALUE] = "value",           [SPIN_KIND_OBJECT] = "object",
        [SPIN_KIND_ARRAY] = "array",           [SPIN_KIND_COUNTED] = "counted",
        [SPIN_KIND_SIZED] = "sized",           [SPIN_KIND_ANY] = "any",
        [SPIN_KIND_CAPABILITY] = "capability", [SPIN_KIND_FUNCTION] = "function",
        [SPIN_KIND_VARIADIC] = "variadic",
    };
    return kind < sizeof names / sizeof *names ? names[kind] : "unknown";
}

/* --- Where the name stands --------------------------------------------------------------------- */

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* The last place in [from, end) where `name` is a whole word; NULL: there is none. */
static const char *find_word(const char *from, const char *end, const char *name)
{
    size_t n = strlen(name);
    const char *found = NULL;
    for (const char *at = from; n && at + n <= end; at++)
        if (strncmp(at, name, n) == 0 && (at == from || !is_word(at[-1])) && !is_word(at[n]))
            found = at;
    return found;
}

/* The end of the declarator: in front of array bounds and the width of a bit-field. */
static const char *declarator_end(const char *text)
{
    const char *end = text + strlen(text), *bound = strchr(text, '['), *width = strstr(text, " : ");
    if (bound)
        end = bound;
    return width && width < end ? width : end;
}

/* Where the name of a declaration stands or would stand. A declarator in parentheses, "(*name)", holds
 * it; otherwise it is last. */
static const char *name_place(const char *text, const char *name)
{
    const char *open = strstr(text, "(*"), *from = text, *end = declarator_end(text);
    if (open) {
        from = open + 1;
        end = from + strcspn(from, ")[");
    }
    const char *place = find_word(from, end, name);
    return place ? place : end;
}

/* --- Annotations ------------------------------------------------------------------------------- */

/* A pointer that is spelled out; behind a typedef the kind is said there. */
static bool is_spelled(const struct spin_member *member)
{
    return strchr(member->declaration, '*');
}

static void print_kind(const struct spin_member *member, FILE *out)
{
    if (!is_spelled(member))
        return;
    if (member->kind == SPIN_KIND_ARRAY) {
        fputs(member->flags & SPIN_MEMBER_CSTR ? "" : "__array ", out); /* said by __cstr */
    } else if (member->kind == SPIN_KIND_COUNTED || member->kind == SPIN_KIND_SIZED) {
        fputs(member->kind == SPIN_KIND_COUNTED ? "__counted_by(" : "__sized_by(", out);
        declaration_print_text(member->bound, out);
        fputs(") ", out);
    }
}

static void print_annotations(const struct spin_member *member, FILE *out)
{
    print_kind(member, out);
    if (member->flags & SPIN_MEMBER_SCOPE)
        fputs("__scope ", out);
    if (member->flags & SPIN_MEMBER_NULLABLE)
        fputs("__nullable ", out);
    if (member->flags & SPIN_MEMBER_CSTR)
        fputs("__cstr ", out);
}

/* --- Declarations ------------------------------------------------------------------------------ */

/* Prints what stands in front of the name, annotations included; returns where the name stands. */
static const char *print_front(const struct spin_member *member, const char *name, FILE *out)
{
    const char *text = member->declaration, *place = name_place(text, name);
    print_bytes(text, (size_t)(place - text), out);
    if (place > text && !strchr(" *(", place[-1]) && (*name || is_spelled(member)))
        fputs(" ", out);
    print_annotations(member, out);
    return place;
}

void declaration_print(const struct spin_member *member, FILE *out)
{
    declaration_print_text(print_front(member, member->name, out), out);
}

static void print_parameters(const struct spin_member *members, uint32_t count, FILE *out)
{
    fputs(count <= 1 ? "(void" : "(", out);
    for (uint32_t i = 1; i < count; i++) {
        struct spin_member member = members[i];
        bool is_format = i + 1 < count && members[i + 1].kind == SPIN_KIND_VARIADIC;
        if (is_format) /* an array by its attribute, not by its own words */
            member.kind = SPIN_KIND_OBJECT;
        fputs(i > 1 ? ", " : "", out);
        declaration_print(&member, out);
    }
    fputs(")", out);
}

static void print_effects(uint32_t effects, FILE *out)
{
    fputs(effects & SPIN_EPHEMERAL ? "__ephemeral " : "", out);
    fputs(effects & SPIN_FUNCTIONAL ? "__functional " : "", out);
}

/* The compiler matched a format against the arguments: it is the parameter before them. */
static void print_format(const struct spin_member *members, uint32_t count, FILE *out)
{
    if (count > 2 && members[count - 1].kind == SPIN_KIND_VARIADIC)
        fprintf(out, " __attribute__((format(printf, %u, %u)))", count - 2, count - 1);
}

void declaration_print_procedure(const char *name, const struct spin_member *members,
                                 uint32_t count, uint32_t effects, FILE *out)
{
    static const struct spin_member nothing = {.name = "", .declaration = "void", .bound = ""};
    const struct spin_member *result = count ? &members[0] : &nothing;
    print_effects(effects, out);
    const char *place = print_front(result, "", out);
    if (place > result->declaration && !strchr(" *(", place[-1]) && !is_spelled(result))
        fputs(" ", out);
    declaration_print_text(name, out);
    print_parameters(members, count, out);
    declaration_print_text(place, out);
    print_format(members, count, out);
}
