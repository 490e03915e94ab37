/* A JSON parser (RFC 8259) that leaves a tree of nodes in an array, and a walk of that tree. */
#include <compute.h>
#include <random.h>

module(json);
implements(compute);

DEFINE_RANDOM(random_next)

enum { CAPACITY = 64 * 1024, NODES = 16 * 1024, DEEPEST = 64 };
enum kind { OBJECT, ARRAY, STRING, NUMBER, TRUE, FALSE, NOTHING };

struct node {
    enum kind kind;
    u32 start, length; /* of its text */
    u32 next;          /* the node behind all that it holds */
};

struct parser {
    u32 size;
    const char *__counted_by(size) text;
    u32 at;
    u32 capacity, count;
    struct node *__counted_by(capacity) nodes;
};

static struct parser *parser;
static char *source;
static u32 source_length;

static int parse_value(struct parser *p, int depth);

static void skip_space(struct parser *p)
{
    while (p->at < p->size && (p->text[p->at] == ' ' || p->text[p->at] == '\n' ||
                               p->text[p->at] == '\t' || p->text[p->at] == '\r'))
        p->at++;
}

static int next_is(struct parser *p, char c)
{
    skip_space(p);
    if (p->at >= p->size || p->text[p->at] != c)
        return 0;
    p->at++;
    return 1;
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int is_hexadecimal(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static int parse_string(struct parser *p)
{
    while (p->at < p->size) {
        char c = p->text[p->at++];
        if (c == '"')
            return 1;
        if ((u8)c < 0x20)
            return 0;
        if (c != '\\')
            continue;
        if (p->at >= p->size)
            return 0;
        c = p->text[p->at++];
        if (c == 'u') {
            for (int i = 0; i < 4; i++)
                if (p->at >= p->size || !is_hexadecimal(p->text[p->at++]))
                    return 0;
        } else if (c != '"' && c != '\\' && c != '/' && c != 'n' && c != 't' && c != 'r' &&
                   c != 'b' && c != 'f') {
            return 0;
        }
    }
    return 0;
}

static int skip_digits(struct parser *p)
{
    u32 start = p->at;
    while (p->at < p->size && is_digit(p->text[p->at]))
        p->at++;
    return p->at > start;
}

static int parse_number(struct parser *p)
{
    if (p->text[p->at] == '-')
        p->at++;
    if (p->at < p->size && p->text[p->at] == '0')
        p->at++;
    else if (!skip_digits(p))
        return 0;
    if (p->at < p->size && p->text[p->at] == '.') {
        p->at++;
        if (!skip_digits(p))
            return 0;
    }
    if (p->at < p->size && (p->text[p->at] == 'e' || p->text[p->at] == 'E')) {
        p->at++;
        if (p->at < p->size && (p->text[p->at] == '+' || p->text[p->at] == '-'))
            p->at++;
        return skip_digits(p);
    }
    return 1;
}

static int parse_word(struct parser *p, const char *__counted_by(n) word, u32 n)
{
    if (p->size - p->at < n)
        return 0;
    for (u32 i = 0; i < n; i++)
        if (p->text[p->at + i] != word[i])
            return 0;
    p->at += n;
    return 1;
}

static int parse_array(struct parser *p, int depth)
{
    if (next_is(p, ']'))
        return 1;
    do {
        if (!parse_value(p, depth + 1))
            return 0;
    } while (next_is(p, ','));
    return next_is(p, ']');
}

static int parse_object(struct parser *p, int depth)
{
    if (next_is(p, '}'))
        return 1;
    do {
        skip_space(p);
        if (p->at >= p->size || p->text[p->at] != '"' || !parse_value(p, depth + 1) ||
            !next_is(p, ':') || !parse_value(p, depth + 1))
            return 0;
    } while (next_is(p, ','));
    return next_is(p, '}');
}

static int parse_kind(struct parser *p, enum kind kind, int depth)
{
    switch (kind) {
    case OBJECT: p->at++; return parse_object(p, depth);
    case ARRAY: p->at++; return parse_array(p, depth);
    case STRING: p->at++; return parse_string(p);
    case NUMBER: return parse_number(p);
    case TRUE: return parse_word(p, "true", 4);
    case FALSE: return parse_word(p, "false", 5);
    case NOTHING: return parse_word(p, "null", 4);
    }
    return 0;
}

static enum kind kind_of(char c)
{
    switch (c) {
    case '{': return OBJECT;
    case '[': return ARRAY;
    case '"': return STRING;
    case 't': return TRUE;
    case 'f': return FALSE;
    case 'n': return NOTHING;
    default: return NUMBER;
    }
}

static int parse_value(struct parser *p, int depth)
{
    skip_space(p);
    if (depth > DEEPEST || p->at >= p->size || p->count >= p->capacity)
        return 0;
    u32 index = p->count++;
    struct node *node = &p->nodes[index];
    node->kind = kind_of(p->text[p->at]);
    node->start = p->at;
    if (!parse_kind(p, node->kind, depth))
        return 0;
    node->length = p->at - node->start;
    node->next = p->count;
    return 1;
}

/* The deepest nesting times all numbers' digits, by the tree alone. */
static u64 walk(struct parser *p, u32 from, u32 to, u32 depth)
{
    u64 sum = 0;
    for (u32 i = from; i < to; i = p->nodes[i].next) {
        if (p->nodes[i].kind == OBJECT || p->nodes[i].kind == ARRAY)
            sum += walk(p, i + 1, p->nodes[i].next, depth + 1);
        else
            sum += (u64)p->nodes[i].length * depth + p->nodes[i].kind;
    }
    return sum;
}

/* --- The text -------------------------------------------------------------------------------------------- */

static void put(const char *__counted_by(n) text, u32 n)
{
    for (u32 i = 0; i < n; i++)
        source[source_length++] = text[i];
}

static void put_number(u32 n)
{
    if (n >= 10)
        put_number(n / 10);
    source[source_length++] = (char)('0' + n % 10);
}

static void put_record(u32 id)
{
    put("{\"id\": ", 7);
    put_number(id);
    put(", \"name\": \"caf\\u00e9 ", 21);
    for (u32 n = random_next() % 20; n > 0; n--)
        source[source_length++] = (char)('a' + random_next() % 26);
    put("\", \"price\": -", 13);
    put_number(random_next() % 100);
    put(".5e+2, \"tags\": [", 16);
    for (u32 n = random_next() % 4; n > 0; n--)
        put("\"new\", [], ", 11);
    put("true, false, null], \"at\": {\"x\": 1,\n\t\"y\": 0.25}}", 47);
}

void compute_prepare(void)
{
    source = new_array(char, CAPACITY);
    put("[\n", 2);
    for (u32 id = 0; source_length < CAPACITY - 400; id++) {
        put_record(id * 37);
        put(",\n", 2);
    }
    put("{}]", 3);
    parser = new (struct parser);
    parser->text = source;
    parser->size = source_length;
    parser->nodes = new_array(struct node, NODES);
    parser->capacity = NODES;
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        parser->at = parser->count = 0;
        if (!parse_value(parser, 0))
            return 0;
        sum += walk(parser, 0, parser->count, 0);
    }
    return sum;
}
