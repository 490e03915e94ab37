/* Random Safe C programs for the differential test: generate SEED prints one.
 *
 * A program computes numbers and prints them; it never faults and every loop ends. Its meaning is
 * the same in C with -fwrapv, so that a C compiler can be the judge: shift counts are masked,
 * divisors are never zero, MIN / -1 does not occur, nothing is written twice in one expression and
 * no operand depends on the order of evaluation. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state;

static unsigned pick(unsigned n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % n;
}

static const char *const types[] = {"u8",  "i8",  "u16", "i16",  "u32",
                                    "i32", "u64", "i64", "char", "_Bool"};
enum { TYPES = sizeof types / sizeof *types, LOCALS = 6, FUNCTIONS = 6, FIELDS = 4 };

static const char *random_type(void)
{
    return types[pick(TYPES)];
}

static int functions; /* defined so far */
static const char *counters[] = {"i", "j", "k"};
static int depth_of_loops;

static void expression(int depth);

static void constant(void)
{
    static const char *const interesting[] = {"0",
                                              "1",
                                              "2",
                                              "7",
                                              "127",
                                              "128",
                                              "255",
                                              "256",
                                              "32767",
                                              "32768",
                                              "65535",
                                              "65536",
                                              "2147483647",
                                              "(-1)",
                                              "(-128)",
                                              "(-32768)",
                                              "(-2147483647)",
                                              "2147483648u",
                                              "4294967295u",
                                              "4294967296",
                                              "9223372036854775807",
                                              "0x8000000000000000u",
                                              "'a'",
                                              "3u"};
    printf("%s", interesting[pick(sizeof interesting / sizeof *interesting)]);
}

static void place(void)
{
    switch (pick(6)) {
    case 0: printf("g%u", pick(TYPES)); break;
    case 1: printf("s.f%u", pick(FIELDS)); break;
    case 2: printf("p->f%u", pick(FIELDS)); break;
    case 3:
        printf("a[");
        expression(1);
        printf(" & 7]");
        break;
    default: printf("v%u", pick(LOCALS)); break;
    }
}

static void leaf(void)
{
    unsigned kind = pick(10);
    if (kind < 3)
        constant();
    else if (kind == 3 && depth_of_loops)
        printf("%s", counters[pick((unsigned)depth_of_loops)]);
    else if (kind == 4)
        printf("x%u", pick(3));
    else
        place();
}

static void operands(int depth, const char *before, const char *between, const char *after)
{
    printf("%s", before);
    expression(depth - 1);
    printf("%s", between);
    expression(depth - 1);
    printf("%s", after);
}

/* A statement of its own: what a procedure writes must not be read in the same expression. */
static void call(void)
{
    printf("v%u %s= f%u(", pick(LOCALS), pick(2) ? "" : "+", pick((unsigned)functions));
    for (int i = 0; i < 3; i++) {
        if (i)
            printf(", ");
        expression(2);
    }
    printf(");\n");
}

static void division(int depth)
{
    const char *op = pick(2) ? "/" : "%";
    if (pick(2)) {
        printf("((u64)");
        expression(depth - 1);
        printf(" %s ((u64)", op);
        expression(depth - 1);
        printf(" | 1))");
    } else {
        printf("((i32)");
        expression(depth - 1);
        printf(" %s (((i32)", op);
        expression(depth - 1);
        printf(" & 1023) + 1))");
    }
}

static void shift(int depth)
{
    const char *type = types[4 + pick(4)];
    printf("((%s)", type);
    expression(depth - 1);
    printf(" %s (", pick(2) ? "<<" : ">>");
    expression(depth - 1);
    printf(" & %s))", type[1] == '6' ? "63" : "31");
}

/* Of wide operands: clang knows which comparisons of narrow ones with constants are pointless. */
static void comparison(int depth, const char *op)
{
    printf("((%s)", types[6 + pick(2)]);
    expression(depth - 1);
    printf("%s(%s)", op, types[6 + pick(2)]);
    expression(depth - 1);
    printf(")");
}

static void expression(int depth)
{
    static const char *const binary[] = {" + ", " - ", " * ", " & ", " | ", " ^ "};
    static const char *const compare[] = {" < ", " > ", " <= ", " >= ", " == ", " != "};
    static const char *const unary[] = {"(- ", "(~", "(!", "(+ "};
    if (depth <= 0) {
        leaf();
        return;
    }
    switch (pick(13)) {
    case 0:
    case 1:
    case 2:
    case 3: operands(depth, "(", binary[pick(6)], ")"); break;
    case 4: comparison(depth, compare[pick(6)]); break;
    case 5: operands(depth, "(", pick(2) ? " && " : " || ", ")"); break;
    case 6:
        printf("%s", unary[pick(4)]);
        expression(depth - 1);
        printf(")");
        break;
    case 7:
        printf("((%s)", random_type());
        expression(depth - 1);
        printf(")");
        break;
    case 8:
        printf("(");
        expression(depth - 1);
        operands(depth, " ? ", " : ", ")");
        break;
    case 9: division(depth); break;
    case 10: shift(depth); break;
    case 11:
        printf("(i64)((f64)(");
        expression(depth - 1);
        printf(" & 0xffffff) / 3)");
        break;
    default: leaf(); break;
    }
}

static void indent(int level)
{
    printf("%*s", level * 4, "");
}

static void statement(int level);

static void block(int level)
{
    printf("{\n");
    for (unsigned n = 1 + pick(3); n > 0; n--)
        statement(level + 1);
    indent(level);
    printf("}\n");
}

static void loop(int level)
{
    const char *i = counters[depth_of_loops++];
    bool is_do = false;
    switch (pick(3)) {
    case 0: printf("for (%s = 0; %s < %u; %s++) ", i, i, 1 + pick(5), i); break;
    case 1:
        printf("%s = %u;\n", i, 1 + pick(5));
        indent(level);
        printf("while (%s--) ", i);
        break;
    default:
        printf("%s = 0;\n", i);
        indent(level);
        printf("do ");
        is_do = true;
        break;
    }
    printf("{\n");
    statement(level + 1);
    indent(level + 1);
    printf("if (%s == 3) %s;\n", i, pick(2) ? "break" : "continue");
    statement(level + 1);
    indent(level);
    printf("}");
    depth_of_loops--;
    if (is_do)
        printf(" while (%s++ < %u);", i, 1 + pick(5));
    printf("\n");
}

static void choice(int level)
{
    printf("switch (");
    expression(2);
    printf(" & 3) {\n");
    for (int i = 0; i < 3; i++) {
        indent(level);
        printf(i == 2 ? "default:\n" : "case %d:\n", i * 2);
        statement(level + 1);
        if (pick(2)) {
            indent(level + 1);
            printf("break;\n");
        }
    }
    indent(level);
    printf("}\n");
}

static void assignment(void)
{
    static const char *const ops[] = {" = ", " += ", " -= ", " *= ", " &= ", " |= ", " ^= "};
    if (pick(8) == 0) {
        printf(pick(2) ? "v%u++;\n" : "--v%u;\n", pick(LOCALS));
        return;
    }
    if (pick(5) == 0 && functions && depth_of_loops == 0) {
        call();
        return;
    }
    place();
    printf("%s", ops[pick(7)]);
    expression(4);
    printf(";\n");
}

static void statement(int level)
{
    indent(level);
    unsigned kind = level > 4 ? 9 : pick(12);
    if (kind == 0 && depth_of_loops < 3) {
        loop(level);
    } else if (kind == 1) {
        choice(level);
    } else if (kind == 2 || kind == 3) {
        printf("if (");
        expression(3);
        printf(") ");
        block(level);
        if (pick(2)) {
            indent(level);
            printf("else ");
            block(level);
        }
    } else {
        assignment();
    }
}

static void function(void)
{
    const char *type = random_type();
    printf("static %s f%d(%s x0, %s x1, %s x2)\n{\n", type, functions, random_type(), random_type(),
           random_type());
    for (unsigned i = 0; i < LOCALS; i++)
        printf("    %s v%u = %s;\n", random_type(), i, i % 2 ? "(i16)x1" : "3");
    printf("    struct s s = {1, 2, 3, 4};\n    struct s *p = &s;\n    %s a[8] = {1, 2, 3};\n",
           random_type());
    printf("    int i = 0, j = 0, k = 0;\n");
    for (unsigned n = 3 + pick(5); n > 0; n--)
        statement(1);
    printf("    total += (u64)(i + j + k) + (u64)s.f0 + (u64)a[3];\n");
    for (unsigned i = 0; i < LOCALS; i++)
        printf("    total = total * 31 + (u64)v%u;\n", i);
    printf("    return (%s)", type);
    expression(3);
    printf(";\n}\n\n");
    functions++;
}

int main(int argc, char **argv)
{
    state = (argc > 1 ? strtoull(argv[1], NULL, 0) : 1) * 0x9e3779b97f4a7c15u + 1;
    for (int i = 0; i < 20; i++)
        pick(2);
    printf("#include <spin/safe.h>\n#include <console.h>\n\nstatic u64 total;\n");
    for (unsigned i = 0; i < TYPES; i++)
        printf("static %s g%u = %u;\n", types[i], i, pick(2) ? i : 1);
    printf("struct s {\n");
    for (unsigned i = 0; i < FIELDS; i++)
        printf("    %s f%u;\n", random_type(), i);
    printf("};\n\n");
    for (int i = 0; i < FUNCTIONS; i++)
        function();
    printf("int main(int argc, str_t *__array argv)\n{\n");
    printf("    struct console *out = console_open();\n    u64 sum = 0;\n");
    for (int i = 0; i < FUNCTIONS; i++)
        printf("    for (int n = -3; n < 4; n++)\n"
               "        sum = sum * 33 + (u64)f%d(n * 77, n << 20, n * 1234567);\n",
               i);
    printf("    console_print(out, \"%%lx %%lx\\n\", sum, total);\n    return 0;\n}\n");
    return 0;
}
