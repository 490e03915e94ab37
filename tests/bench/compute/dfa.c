/* Regular expressions: one is compiled to a deterministic automaton, which counts the lines it matches. */
#include <compute.h>
#include <random.h>
#include <string.h>

module(dfa);
implements(compute);

DEFINE_RANDOM(random_next)

enum { POSITIONS = 63, STATES = 256, LENGTH = 64 * 1024 };

/* Glushkov's automaton: a position for each character of the expression, sets of them are words. */
struct part {
    u64 first, last;
    int is_empty;
};

struct state {
    u64 positions;
    int is_final;
    u16 next[256];
};

static const char expression[] = "([a-z0-9_]+@[a-z]+(.com|.org|.net))|(0|1)(0|1)*,?x+";
static u32 expression_at;

static u8 letters[POSITIONS + 1][256]; /* those that a position takes */
static u64 follow[POSITIONS + 1];
static u32 position_count;
static struct state *__array states;
static u32 state_count;
static char *text;

static struct part parse_alternatives(void);

static char peek(void)
{
    return expression[expression_at];
}

/* `[a-z_]`: a bracket with letters and ranges. */
static void parse_set(u8 *__counted_by(256) set)
{
    while (peek() != ']') {
        u8 from = (u8)peek(), to = from;
        expression_at++;
        if (peek() == '-') {
            to = (u8)expression[expression_at + 1];
            expression_at += 2;
        }
        for (u32 c = from; c <= to; c++)
            set[c] = 1;
    }
    expression_at++;
}

static struct part parse_atom(void)
{
    struct part part;
    char c = expression[expression_at++];
    if (c == '(') {
        part = parse_alternatives();
        expression_at++;
        return part;
    }
    assert(position_count < POSITIONS);
    if (c == '[')
        parse_set(letters[position_count]);
    else
        letters[position_count][(u8)c] = 1;
    part.first = part.last = (u64)1 << position_count++;
    part.is_empty = 0;
    return part;
}

static void connect(u64 last, u64 first)
{
    for (u32 i = 0; i < position_count; i++)
        if (last >> i & 1)
            follow[i] |= first;
}

static struct part parse_repeated(void)
{
    struct part part = parse_atom();
    for (char c = peek(); c == '*' || c == '+' || c == '?'; c = peek()) {
        expression_at++;
        if (c != '?')
            connect(part.last, part.first);
        if (c != '+')
            part.is_empty = 1;
    }
    return part;
}

static struct part parse_sequence(void)
{
    struct part part = {0, 0, 1};
    while (peek() && peek() != '|' && peek() != ')') {
        struct part more = parse_repeated();
        connect(part.last, more.first);
        part.first |= part.is_empty ? more.first : 0;
        part.last = more.last | (more.is_empty ? part.last : 0);
        part.is_empty = part.is_empty && more.is_empty;
    }
    return part;
}

static struct part parse_alternatives(void)
{
    struct part part = parse_sequence();
    while (peek() == '|') {
        expression_at++;
        struct part other = parse_sequence();
        part.first |= other.first;
        part.last |= other.last;
        part.is_empty = part.is_empty || other.is_empty;
    }
    return part;
}

static u16 state_of(u64 positions, u64 final)
{
    for (u32 i = 0; i < state_count; i++)
        if (states[i].positions == positions)
            return (u16)i;
    assert(state_count < STATES);
    states[state_count].positions = positions;
    states[state_count].is_final = (positions & final) != 0;
    return (u16)state_count++;
}

/* State 0 is the one without positions, which nothing leaves; bit `position_count` is the start. */
static void determine(struct part whole)
{
    u64 start = (u64)1 << position_count;
    u64 final = whole.last | (whole.is_empty ? start : 0);
    follow[position_count] = whole.first;
    state_of(0, final);
    state_of(start, final);
    for (u32 s = 0; s < state_count; s++)
        for (u32 c = 0; c < 256; c++) {
            u64 next = 0;
            for (u32 i = 0; i <= position_count; i++)
                if (states[s].positions >> i & 1)
                    for (u32 j = 0; j < position_count; j++)
                        if (follow[i] >> j & 1 && letters[j][c])
                            next |= (u64)1 << j;
            states[s].next[c] = state_of(next, final);
        }
}

static u32 count_matches(const char *__counted_by(n) s, size_t n)
{
    u32 count = 0, state = 1;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\n') {
            count += (u32)states[state].is_final;
            state = 1;
        } else {
            state = states[state].next[(u8)s[i]];
        }
    }
    return count;
}

void compute_prepare(void)
{
    static const char words[] = "anna_7@example.org\nbob@home.net.\n0110,xxx\n01,\nx@y.com\n1x\n";
    states = new_array(struct state, STATES);
    determine(parse_alternatives());
    text = new_array(char, LENGTH);
    for (u32 at = 0; at < LENGTH; at++) {
        u32 random = random_next();
        text[at] = random % 23 == 0 ? (char)('a' + random % 26) : words[at % (sizeof words - 1)];
    }
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0)
        sum += count_matches(text, LENGTH - (turns & 15));
    return sum;
}
