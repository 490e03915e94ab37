// A tokeniser for a small language: names, numbers, strings, comments, operators of two characters.
// expect: x1 += 3.25 ; if ( a <= b && c ++ ) print ( "a b" ) "open 
// expect: end:1 name:6 number:1 string:1 operator:9 bad:1 2
#include <console.h>

enum kind { END_OF_TEXT, NAME, NUMBER, STRING, OPERATOR, BAD };
struct token {
    enum kind kind;
    u32 from, length;
};
struct scanner {
    const char *text;
    u32 at, line;
};
static _Bool is_letter(char k)
{
    return (k >= 'a' && k <= 'z') || (k >= 'A' && k <= 'Z') || k == '_';
}
static _Bool is_digit(char k)
{
    return k >= '0' && k <= '9';
}
static void skip(struct scanner *s)
{
    for (;;) {
        char k = s->text[s->at];
        if (k == '/' && s->text[s->at + 1] == '/') {
            while (s->text[s->at] && s->text[s->at] != '\n')
                s->at++;
        } else if (k == ' ' || k == '\n') {
            s->line += k == '\n';
            s->at++;
        } else {
            return;
        }
    }
}
static struct token next(struct scanner *s)
{
    skip(s);
    u32 from = s->at;
    char k = s->text[from];
    enum kind kind = OPERATOR;
    if (!k)
        return (struct token){END_OF_TEXT, from, 0};
    s->at++;
    if (is_letter(k)) {
        kind = NAME;
        while (is_letter(s->text[s->at]) || is_digit(s->text[s->at]))
            s->at++;
    } else if (is_digit(k)) {
        kind = NUMBER;
        while (is_digit(s->text[s->at]) || s->text[s->at] == '.')
            s->at++;
    } else if (k == '"') {
        kind = STRING;
        while (s->text[s->at] && s->text[s->at] != '"')
            s->at++;
        if (!s->text[s->at])
            return (struct token){BAD, from, s->at - from};
        s->at++;
    } else if (s->text[s->at] == '=' ||
               (s->text[s->at] == k && (k == '+' || k == '&' || k == '|'))) {
        s->at++;
    }
    return (struct token){kind, from, s->at - from};
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const str_t kinds[] = {"end", "name", "number", "string", "operator", "bad"};
    struct scanner *s = new (struct scanner);
    s->text = "x1 += 3.25; // more\nif (a <= b && c++) print(\"a b\")\n\"open";
    int counts[BAD + 1] = {0};
    for (;;) {
        struct token t = next(s);
        counts[t.kind]++;
        if (t.kind == END_OF_TEXT)
            break;
        console_print(c, "%.*s ", (int)t.length, &s->text[t.from]);
    }
    console_print(c, "\n");
    for (int i = 0; i <= BAD; i++)
        console_print(c, "%s:%d ", kinds[i], counts[i]);
    console_print(c, "%u\n", s->line);
    return 0;
}
