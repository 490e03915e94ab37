/* From preprocessed text to the bytes for the parent, on what most sources are made of. Nothing is reported to
 * anybody. */
#include "rehearsal.h"

#include "convert.h"
#include "position.h"
#include "steps.h"
#include "wire.h"

#include <malloc.h>

/* Of freed memory nothing goes back to the system: the next parse has it again. */
enum { HEAP_KEPT = 32 << 20, HEAP_STEP = 1 << 20 };

static const char text[] =
    "typedef unsigned char u8; typedef unsigned int u32; typedef unsigned long u64; typedef long "
    "i64;\n"
    "typedef const char *__attribute__((annotate(\"sc.array\"))) str_t;\n"
    "void *__sc_new(const void *witness);\n"
    "void *__sc_new_array(const void *witness, u64 n);\n"
    "u64 __sc_len(const void *p);\n"
    "struct console;\n"
    "struct console *console_open(void);\n"
    "void console_write(struct console *console, const char "
    "*__attribute__((annotate(\"sc.counted_by\", \"n\")))\n"
    "    __attribute__((annotate(\"sc.scope\"))) text, u64 n);\n"
    "void console_print(struct console *console, const char *format, ...)\n"
    "    __attribute__((format(printf, 2, 3)));\n"
    "extern char __sc_module __attribute__((annotate(\"sc.module\", \"rehearsal\")));\n"
    "enum { LENGTH_MAX = 15, DEPTH_MAX = LENGTH_MAX * 2 };\n"
    "enum kind { NUMBER, NAME, SUM = 5 };\n"
    "struct name { u32 length; char text[LENGTH_MAX + 1]; };\n"
    "struct node { enum kind kind; char operator; i64 value; double weight; struct name name;\n"
    "    struct node *left, *right; };\n"
    "struct reader { u32 size; const char *__attribute__((annotate(\"sc.counted_by\", \"size\"))) "
    "text;\n"
    "    u32 at, depth; _Bool has_failed; };\n"
    "typedef i64 walk(struct node *node, u32 depth);\n"
    "static const str_t names[] = {\"a\", \"b\" \"c\"};\n"
    "static const u8 primes[4] = {2, 3, [3] = 7};\n"
    "static u32 count = 1;\n"
    "static _Bool equal(const struct name *__attribute__((annotate(\"sc.scope\"))) a,\n"
    "                   const struct name *__attribute__((annotate(\"sc.scope\"))) b)\n"
    "{\n"
    "    if (a->length != b->length)\n"
    "        return 0;\n"
    "    for (u32 i = 0; i < a->length; i++)\n"
    "        if (a->text[i] != b->text[i])\n"
    "            return 0;\n"
    "    return 1;\n"
    "}\n"
    "static char peek(const struct reader *reader)\n"
    "{\n"
    "    return reader->at < reader->size ? reader->text[reader->at] : '\\0';\n"
    "}\n"
    "static struct node *make(char operator, struct node *left, struct node *right)\n"
    "{\n"
    "    struct node *node = ((struct node *)__sc_new((struct node *)0));\n"
    "    struct name name = {.length = 1, .text = {'x'}};\n"
    "    node->kind = left && right ? SUM : NUMBER;\n"
    "    node->operator = operator, node->left = left, node->right = right;\n"
    "    node->name = name;\n"
    "    node->weight = 0.5 * (double)count;\n"
    "    return node;\n"
    "}\n"
    "static i64 value_of(struct node *node, u32 depth)\n"
    "{\n"
    "    switch (node->kind) {\n"
    "    case NUMBER: return node->value;\n"
    "    case NAME: count += primes[depth & 3]; break;\n"
    "    default: break;\n"
    "    }\n"
    "    if (!node->left || depth >= DEPTH_MAX || equal(&node->name, &node->left->name))\n"
    "        return -1;\n"
    "    walk *next = value_of;\n"
    "    return next(node->left, depth + 1) * ~next(node->right, depth + 1) % 7 / (i64)sizeof "
    "*node;\n"
    "}\n"
    "static void read(struct reader *reader)\n"
    "{\n"
    "    i64 value = 0;\n"
    "    while ((peek(reader) >= '0' && peek(reader) <= '9') || peek(reader) == '_') {\n"
    "        value = value * 10 + (peek(reader) - '0');\n"
    "        if (value > 0x7fffUL << 3)\n"
    "            continue;\n"
    "        reader->at++;\n"
    "    }\n"
    "    do\n"
    "        reader->depth ^= (u32)value | 1u;\n"
    "    while (reader->depth-- > 3);\n"
    "    reader->has_failed = !value;\n"
    "}\n"
    "int main(int argc, str_t *__attribute__((annotate(\"sc.array\"))) argv)\n"
    "{\n"
    "    struct reader *reader = ((struct reader *)__sc_new((struct reader *)0));\n"
    "    reader->text = argv[0], reader->size = (u32)__sc_len(argv[0]) - 1;\n"
    "    read(reader);\n"
    "    struct node *tree = make('+', make('-', 0, 0), 0);\n"
    "    console_print(console_open(), \"%ld %s\\n\", value_of(tree, (u32)argc), names[0]);\n"
    "    console_write(console_open(), argv[0], 1);\n"
    "    return reader->has_failed ? 1 : 0;\n"
    "}\n";

static bool parse(struct arena *arena, const char *library)
{
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    struct unit *unit = ARENA_NEW(arena, struct unit);
    struct preprocessed pp;
    const char *bytes;
    size_t length;
    source_add(sources, "rehearsal.c", "rehearsal.c", SOURCE_MAIN);
    *unit =
        (struct unit){.arena = arena, .sources = sources, .steps = ARENA_NEW(arena, struct steps)};
    if (position_read(&pp, arena, sources, arena_copy(arena, text), sizeof text - 1) ||
        !libclang_parse(unit, diags, &pp, library))
        return false;
    wire_write(arena, sources, diags, unit, &bytes, &length);
    return true;
}

bool rehearse(const char *library)
{
    mallopt(M_TRIM_THRESHOLD, HEAP_KEPT);
    mallopt(M_MMAP_THRESHOLD, HEAP_KEPT);
    mallopt(M_TOP_PAD, HEAP_STEP);
    struct arena *arena = arena_new();
    bool is_good = parse(arena, library);
    arena_free(arena);
    return is_good;
}
