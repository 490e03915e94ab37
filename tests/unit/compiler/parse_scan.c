/* Raw tokens: R28. Each of these could make the tools see another program than our checks do. */
#include "front.h"

#include "parse/token.h"

#include <criterion/criterion.h>
#include <string.h>

Test(parse_scan, line_markers)
{
    expect_error("int a;\n# 1 \"x.h\" 3\nint b;", "LEX-01", 2, 1);
    expect_error("#line 7 \"x\"\nint b;", "LEX-01", 1, 1);
    expect_error("\\\n#\\\n 1 \"x\"\nint b;", "LEX-01", 2, 1);
    expect_error("#define H #\nH 1 \"x\" 3\nint b;", "LEX-08", 1, 11);
    expect_error("#define H() # foo\nint b;", "LEX-08", 1, 13);
    expect_error("%: 1 \"x\" 3\nint b;", "LEX-08", 1, 1);
    expect_error("#define P(a, b) a##b\nP(%, :) 1 \"x\" 3\n", "LEX-08", 0, 0);
    expect_error("#if 0\n'\n/* '\n#endif\n# 1 \"x.h\" 3\n*/\nint a;", "LEX-08", 2, 1);
    expect_tree("#define S(x) #x\n#define J(a, b) a##b\n#\nconst char *J(s, t) = S(hi);\n",
                "string \"hi\" : char [3]", NULL);
}

Test(parse_scan, pragmas)
{
    expect_error("#pragma GCC system_header\nint a;", "LEX-02", 1, 1);
    expect_error("#pragma once more\nint a;", "LEX-02", 1, 1);
    expect_error("_Pragma(\"once\") int a;", "LEX-02", 1, 1);
    expect_error("_Pra\\\ngma(\"x\") int a;", "LEX-02", 1, 1);
    expect_error("#define P(x) _Pra##x\nP(gma)(\"GCC system_header\") int a;", "SUB-01", 2, 1);
    expect_error("#embed \"x\"\nint a;", "LEX-03", 1, 1);
    expect_error("#include_next <x.h>\nint a;", "LEX-03", 1, 1);
    expect_tree("#pragma once\nint a;", "variable a : int", NULL);
}

Test(parse_scan, includes)
{
    expect_error("#include \"/etc/passwd\"\n", "LEX-04", 1, 10);
    expect_error("#include \"../x.h\"\n", "LEX-04", 1, 10);
    expect_error("#include <a/../x.h>\n", "LEX-04", 1, 10);
    expect_error("#define X <a.h>\n#include X\n", "LEX-06", 2, 10);
    expect_error("#include <nothere.h>\nint a;", "LEX-10", 1, 0);
    expect_error("#include <stdio.h>\nint a;", "LEX-09", 1, 0);
    expect_error("#include <pthread.h>\nint a;", "LEX-09", 1, 0);
    expect_tree("#ifndef __SPINC__\n#include <stdio.h>\n#endif\nint a;", "variable a : int", NULL);
}

Test(parse_scan, standard_headers)
{
    expect_tree(
        "#include <stdint.h>\n#include <stddef.h>\n#include <stdbool.h>\n#include <limits.h>\n"
        "#include <float.h>\n#include <string.h>\n"
        "uint64_t a = UINT64_C(3); bool b = true; int c = INT_MAX; double d = DBL_MAX;\n",
        "integer 3 : unsigned long", "integer 2147483647 : int",
        "float 1.7976931348623157e+308 : double", NULL);
}

Test(parse_scan, characters)
{
    front_write("nul.c", "int x;\0int y;", 13);
    expect_refused("nul.c", "LEX-07");
    expect_error("int x; // \xe9\n", "LEX-07", 1, 11);
    expect_error("// \xed\xa0\x80\n", "LEX-07", 1, 4);
    expect_error("// \xc0\xaf\n", "LEX-07", 1, 4);
    expect_error("int x;\rint y;\n", "LEX-07", 1, 7);
    expect_error("int x; \\ \nint y;\n", "LEX-07", 1, 8);
    expect_error("int \xc3\xa9;\n", "LEX-08", 1, 5);
    expect_error("int a$b;\n", "LEX-08", 1, 5);
    expect_error("int a<:3;\n", "LEX-08", 1, 0);
    expect_tree("const char *a = \"\xc3\xa9\";\r\nint b;\r\n", "variable b : int", NULL);
}

Test(parse_scan, what_does_not_end)
{
    expect_error("int x; /* never", "LEX-08", 1, 8);
    expect_error("const char *x = \"never;\n", "LEX-08", 1, 17);
    expect_error("#if 1\nint x;\n", "LEX-11", 0, 0);
    expect_error("#error it's no good\n", "LEX-11", 1, 0);
}

Test(parse_scan, tokens)
{
    struct arena *arena = arena_new();
    static const char text[] = "a+++b /* c */ x\\\ny 0x1.8p+3f \"s\\\"\" // d\n  ->...@";
    struct token_list list = token_split(arena, text, strlen(text));
    static const char *const expected[] = {"a",         "++",        "+",  "b",   "xy",
                                           "0x1.8p+3f", "\"s\\\"\"", "->", "...", "@"};
    cr_assert_eq(list.count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < list.count; i++)
        cr_expect(token_is(&list.tokens[i], expected[i]), "%u", i);
    cr_expect(list.tokens[7].starts_line && list.tokens[7].line == 3);
    cr_expect(list.tokens[5].line == 2 && list.tokens[5].column == 3);
    cr_expect(list.tokens[9].kind == TOKEN_BAD && list.tokens[10].kind == TOKEN_END);
    arena_free(arena);
}

Test(parse_scan, macros_of_the_command_line)
{
    static const char *const bad[] = {"H=#", "X=1\n#pragma pack(1)", "1X", "X-Y", "", "P=%:"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *const defines[] = {bad[i], NULL};
        cr_expect(!front_with_defines("int a;\n", defines), "%s", bad[i]);
    }
    const char *const good[] = {"N=3", "FLAG", "TEXT=\"a b\"", NULL};
    cr_expect(front_with_defines("int a = N + FLAG; const char *b = TEXT;\n", good));
}
