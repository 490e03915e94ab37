/* A calculator with variables and functions of one argument: lines are read into trees, which are kept
 * and walked. What a module of some three hundred lines looks like, for the time from source to call. */
#include <console.h>

module(calculator);

enum { NAME_MAX_LENGTH = 15, DEPTH_MAX = 50, LEVELS = 2 };

enum token_kind { END, NUMBER, NAME, OPERATOR };
enum node_kind { CONSTANT, VARIABLE, BINARY, CALL };

struct name {
    u32 length;
    char text[NAME_MAX_LENGTH + 1];
};

static _Bool name_equal(const struct name *__scope a, const struct name *__scope b)
{
    if (a->length != b->length)
        return 0;
    for (u32 i = 0; i < a->length; i++)
        if (a->text[i] != b->text[i])
            return 0;
    return 1;
}

struct node {
    enum node_kind kind;
    char operator;
    i64 value;
    struct name name;
    struct node *left, *right;
};

static struct node *node_constant(i64 value)
{
    struct node *node = new (struct node);
    node->kind = CONSTANT;
    node->value = value;
    return node;
}

static struct node *node_binary(char operator, struct node *left, struct node *right)
{
    struct node *node = new (struct node);
    node->kind = BINARY;
    node->operator = operator;
    node->left = left;
    node->right = right;
    return node;
}

struct definition {
    struct definition *next;
    struct name name, parameter;
    struct node *body;
};

struct calculator {
    struct definition *definitions;
    u32 errors;
};

static struct definition *find(struct calculator *calculator, const struct name *__scope name)
{
    struct definition *at = calculator->definitions;
    while (at && !name_equal(&at->name, name))
        at = at->next;
    return at;
}

static struct definition *define(struct calculator *calculator, const struct name *__scope name)
{
    struct definition *definition = find(calculator, name);
    if (definition)
        return definition;
    definition = new (struct definition);
    definition->name = *name;
    definition->next = calculator->definitions;
    calculator->definitions = definition;
    return definition;
}

struct reader {
    u32 size;
    const char *__counted_by(size) text;
    u32 at;
    u32 depth;
    enum token_kind kind;
    char operator;
    i64 number;
    struct name name;
    _Bool has_failed;
};

static _Bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static _Bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static char peek(const struct reader *reader)
{
    return reader->at < reader->size ? reader->text[reader->at] : '\0';
}

static void read_number(struct reader *reader)
{
    i64 value = 0;
    for (; is_digit(peek(reader)); reader->at++)
        value = value * 10 + (peek(reader) - '0');
    reader->kind = NUMBER;
    reader->number = value;
}

static void read_name(struct reader *reader)
{
    struct name name = {0};
    for (; is_letter(peek(reader)) || is_digit(peek(reader)); reader->at++)
        if (name.length < NAME_MAX_LENGTH)
            name.text[name.length++] = peek(reader);
    reader->kind = NAME;
    reader->name = name;
}

static void advance(struct reader *reader)
{
    while (peek(reader) == ' ')
        reader->at++;
    char c = peek(reader);
    if (c == '\0') {
        reader->kind = END;
    } else if (is_digit(c)) {
        read_number(reader);
    } else if (is_letter(c)) {
        read_name(reader);
    } else {
        reader->kind = OPERATOR;
        reader->operator = c;
        reader->at++;
    }
}

static _Bool take(struct reader *reader, char wanted)
{
    if (reader->kind != OPERATOR || reader->operator != wanted)
        return 0;
    advance(reader);
    return 1;
}

static struct node *fail(struct reader *reader)
{
    reader->has_failed = 1;
    return node_constant(0);
}

static const char operators[LEVELS][2] = {{'+', '-'}, {'*', '/'}};

static struct node *parse_level(struct reader *reader, u32 level);

static struct node *parse_named(struct reader *reader)
{
    struct node *node = new (struct node);
    node->kind = VARIABLE;
    node->name = reader->name;
    advance(reader);
    if (take(reader, '(')) {
        node->kind = CALL;
        node->left = parse_level(reader, 0);
        if (!take(reader, ')'))
            return fail(reader);
    }
    return node;
}

static struct node *parse_operand(struct reader *reader)
{
    if (reader->kind == NUMBER) {
        struct node *node = node_constant(reader->number);
        advance(reader);
        return node;
    }
    if (reader->kind == NAME)
        return parse_named(reader);
    if (take(reader, '(') && reader->depth++ < DEPTH_MAX) {
        struct node *node = parse_level(reader, 0);
        reader->depth--;
        return take(reader, ')') ? node : fail(reader);
    }
    return fail(reader);
}

static struct node *parse_level(struct reader *reader, u32 level)
{
    if (level == LEVELS)
        return parse_operand(reader);
    struct node *left = parse_level(reader, level + 1);
    for (;;) {
        char operator = reader->operator;
        if (!take(reader, operators[level][0]) && !take(reader, operators[level][1]))
            return left;
        left = node_binary(operator, left, parse_level(reader, level + 1));
    }
}

struct frame {
    struct calculator *calculator;
    struct name parameter;
    i64 argument;
    u32 depth;
};

static i64 evaluate(struct frame *frame, const struct node *node);

static i64 call(struct frame *frame, const struct node *node)
{
    struct definition *function = find(frame->calculator, &node->name);
    if (!function || function->parameter.length == 0 || frame->depth == DEPTH_MAX) {
        frame->calculator->errors++;
        return 0;
    }
    struct frame *inner = new (struct frame);
    inner->calculator = frame->calculator;
    inner->parameter = function->parameter;
    inner->argument = evaluate(frame, node->left);
    inner->depth = frame->depth + 1;
    return evaluate(inner, function->body);
}

static i64 variable(struct frame *frame, const struct node *node)
{
    if (name_equal(&node->name, &frame->parameter))
        return frame->argument;
    struct definition *definition = find(frame->calculator, &node->name);
    if (definition && definition->parameter.length == 0)
        return evaluate(frame, definition->body);
    frame->calculator->errors++;
    return 0;
}

static i64 combine(struct frame *frame, char operator, i64 left, i64 right)
{
    switch (operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    default: break;
    }
    frame->calculator->errors += right == 0;
    return right == 0 ? 0 : left / right;
}

static i64 evaluate(struct frame *frame, const struct node *node)
{
    switch (node->kind) {
    case CONSTANT: return node->value;
    case VARIABLE: return variable(frame, node);
    case CALL: return call(frame, node);
    case BINARY: break;
    }
    i64 left = evaluate(frame, node->left);
    return combine(frame, node->operator, left, evaluate(frame, node->right));
}

/* `name = sum`, `name(parameter) = sum`, or a sum, whose value is the line's. */
static i64 run_line(struct calculator *calculator, const char *__counted_by(size) text, u32 size)
{
    struct reader *reader = new (struct reader);
    reader->text = text, reader->size = size;
    advance(reader);
    struct node *node = parse_level(reader, 0);
    if (!take(reader, '=')) {
        struct frame *frame = new (struct frame);
        frame->calculator = calculator;
        return reader->has_failed ? 0 : evaluate(frame, node);
    }
    struct definition *definition = define(calculator, &node->name);
    if (node->kind == CALL)
        definition->parameter = node->left->name;
    definition->body = parse_level(reader, 0);
    calculator->errors += reader->has_failed;
    return 0;
}

int main(int argc, str_t *__array argv)
{
    static const str_t lines[] = {"x = 6", "square(n) = n * n", "square(x + 1) - x / 2"};
    struct calculator *calculator = new (struct calculator);
    i64 value = 0;
    for (u32 i = 0; i < lenof(lines); i++)
        value = run_line(calculator, lines[i], (u32)lenof(lines[i]) - 1);
    if (value != 46 || calculator->errors)
        console_print(console_open(), "calculator: %ld, %u errors\n", value, calculator->errors);
    return value != 46;
}
