// A small JSON reader: values as a tree, numbers with fractions and exponents, escapes, errors by position.
// expect: {name:'spindle',size:[1,2.5,-300],ok:true,none:null}
// expect: [[],{},[[1],[2,[3]]],'a"b	c',false]
// expect: bad at 5
// expect: bad at 6
// expect: bad at 3
// expect: 0.125
#include <console.h>
#include <string.h>

enum json_kind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };
struct json {
    enum json_kind kind;
    double number;
    char *__counted_by(length) text;
    u32 length;
    struct json *first, *next; /* elements; a member's name is its text */
};
struct reader {
    const char *__counted_by(end) text;
    u32 at, end;
    _Bool is_bad;
};
static struct json *read_value(struct reader *r);
static char peek(struct reader *r)
{
    while (r->at < r->end && (r->text[r->at] == ' ' || r->text[r->at] == '\n'))
        r->at++;
    return r->at < r->end ? r->text[r->at] : 0;
}
static _Bool take(struct reader *r, char wanted)
{
    if (peek(r) != wanted)
        return 0;
    r->at++;
    return 1;
}
static struct json *make(enum json_kind kind)
{
    struct json *v = new (struct json);
    v->kind = kind;
    return v;
}
static struct json *read_string(struct reader *r)
{
    struct json *v = make(JSON_STRING);
    char *buffer = new_array(char, r->end - r->at);
    r->at++;
    while (r->at < r->end && r->text[r->at] != '"') {
        char k = r->text[r->at++];
        if (k == '\\' && r->at < r->end) {
            k = r->text[r->at++];
            k = k == 'n' ? '\n' : k == 't' ? '\t' : k;
        }
        buffer[v->length++] = k;
    }
    v->text = buffer;
    r->is_bad |= r->at++ >= r->end;
    return v;
}
static struct json *read_number(struct reader *r)
{
    struct json *v = make(JSON_NUMBER);
    double sign = take(r, '-') ? -1 : 1, scale = 1;
    for (; r->at < r->end && r->text[r->at] >= '0' && r->text[r->at] <= '9'; r->at++)
        v->number = v->number * 10 + (r->text[r->at] - '0');
    if (r->at < r->end && r->text[r->at] == '.')
        for (r->at++; r->at < r->end && r->text[r->at] >= '0' && r->text[r->at] <= '9'; r->at++)
            v->number += (r->text[r->at] - '0') * (scale /= 10);
    if (r->at < r->end && r->text[r->at] == 'e') {
        int exponent = 0;
        for (r->at++; r->at < r->end && r->text[r->at] >= '0' && r->text[r->at] <= '9'; r->at++)
            exponent = exponent * 10 + r->text[r->at] - '0';
        while (exponent-- > 0)
            v->number *= 10;
    }
    v->number *= sign;
    return v;
}
static struct json *read_list(struct reader *r, enum json_kind kind, char close)
{
    struct json *v = make(kind), *last = NULL;
    r->at++;
    if (take(r, close))
        return v;
    do {
        struct json *name = NULL;
        if (kind == JSON_OBJECT) {
            r->is_bad |= peek(r) != '"';
            name = read_string(r);
            r->is_bad |= !take(r, ':');
        }
        struct json *item = read_value(r);
        if (r->is_bad)
            return v;
        if (name) {
            name->first = item;
            item = name;
        }
        if (last)
            last->next = item;
        else
            v->first = item;
        last = item;
    } while (take(r, ','));
    r->is_bad |= !take(r, close);
    return v;
}
static struct json *read_word(struct reader *r, const char *word, enum json_kind kind,
                              double number)
{
    struct json *v = make(kind);
    v->number = number;
    for (int i = 0; word[i]; i++)
        r->is_bad |= r->at >= r->end || r->text[r->at++] != word[i];
    return v;
}
static struct json *read_value(struct reader *r)
{
    switch (peek(r)) {
    case '{': return read_list(r, JSON_OBJECT, '}');
    case '[': return read_list(r, JSON_ARRAY, ']');
    case '"': return read_string(r);
    case 't': return read_word(r, "true", JSON_BOOL, 1);
    case 'f': return read_word(r, "false", JSON_BOOL, 0);
    case 'n': return read_word(r, "null", JSON_NULL, 0);
    }
    if (peek(r) == '-' || (peek(r) >= '0' && peek(r) <= '9'))
        return read_number(r);
    r->is_bad = 1;
    return make(JSON_NULL);
}
static void print(struct console *c, const struct json *v)
{
    switch (v->kind) {
    case JSON_NULL: console_print(c, "null"); return;
    case JSON_BOOL: console_print(c, "%s", v->number != 0 ? "true" : "false"); return;
    case JSON_NUMBER: console_print(c, "%g", v->number); return;
    case JSON_STRING: console_print(c, "'%.*s'", (int)v->length, v->text); return;
    case JSON_ARRAY:
    case JSON_OBJECT: break;
    }
    console_print(c, "%c", v->kind == JSON_ARRAY ? '[' : '{');
    for (const struct json *i = v->first; i; i = i->next) {
        if (v->kind == JSON_OBJECT) {
            console_print(c, "%.*s:", (int)i->length, i->text);
            print(c, i->first);
        } else {
            print(c, i);
        }
        if (i->next)
            console_print(c, ",");
    }
    console_print(c, "%c", v->kind == JSON_ARRAY ? ']' : '}');
}
static void show(struct console *c, const char *text, u32 n)
{
    struct reader *r = new (struct reader);
    r->text = text;
    r->end = n;
    struct json *v = read_value(r);
    r->is_bad |= peek(r) != 0;
    if (r->is_bad)
        console_print(c, "bad at %u", r->at);
    else
        print(c, v);
    console_print(c, "\n");
}
#define SHOW(text) show(c, text, sizeof(text) - 1)
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    SHOW("{\"name\": \"spindle\", \"size\": [1, 2.5, -3e2], \"ok\": true, \"none\": null}");
    SHOW("[[], {}, [[1], [2, [3]]], \"a\\\"b\\tc\", false]");
    SHOW("[1, 2");
    SHOW("{\"a\" 1}");
    SHOW("tru");
    SHOW(" 0.125 ");
    return 0;
}
