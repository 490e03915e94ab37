/* Declarations from tables: those of members are C as it was written, annotations included. */
#include "declaration.h"

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

/* Where a name would stand in the declaration of a result: in the parentheses of "i32 (*)(u32)", else
 * last. */
static const char *name_place(const char *text)
{
    const char *place = strstr(text, "(*");
    if (!place)
        return text + strlen(text);
    for (unsigned depth = 1; *++place;) {
        depth += *place == '(';
        depth -= *place == ')';
        if (!depth)
            break;
    }
    return place;
}

static void print_parameters(const struct spin_member *members, uint32_t count, FILE *out)
{
    fputs(count <= 1 ? "(void" : "(", out);
    for (uint32_t i = 1; i < count; i++) {
        fputs(i > 1 ? ", " : "", out);
        declaration_print_text(members[i].declaration, out);
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
    const char *result = count ? members[0].declaration : "void", *place = name_place(result);
    print_effects(effects, out);
    print_bytes(result, (size_t)(place - result), out);
    if (place > result && !strchr(" *(", place[-1]))
        fputs(" ", out);
    declaration_print_text(name, out);
    print_parameters(members, count, out);
    declaration_print_text(place, out);
    print_format(members, count, out);
}
