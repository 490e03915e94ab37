/* Strings that grow: lines of numbers and words, joined, quoted and put together. */
#include <compute.h>
#include <random.h>
#include <string.h>

module(string_building);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LINES = 300, FIELDS = 8 };

struct string {
    u32 capacity, length;
    char *__counted_by(capacity) text;
};

static u32 *__array numbers;

static struct string *string_create(void)
{
    struct string *string = new (struct string);
    string->text = new_array(char, 16);
    string->capacity = 16;
    return string;
}

static void string_destroy(struct string *string)
{
    free(string->text);
    free(string);
}

static void reserve(struct string *string, u32 more)
{
    u32 capacity = string->capacity;
    if (string->length + more <= capacity)
        return;
    while (capacity < string->length + more)
        capacity *= 2;
    char *text = new_array(char, capacity);
    memcpy(text, string->text, string->length);
    free(string->text);
    string->text = text;
    string->capacity = capacity;
}

static void append(struct string *string, const char *__counted_by(n) text, u32 n)
{
    reserve(string, n);
    memcpy(string->text + string->length, text, n);
    string->length += n;
}

static void append_character(struct string *string, char c)
{
    reserve(string, 1);
    string->text[string->length++] = c;
}

static void append_number(struct string *string, u32 number)
{
    char digits[10];
    u32 at = 10;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    append(string, digits + at, 10 - at);
}

static void append_quoted(struct string *string, struct string *other)
{
    append_character(string, '"');
    for (u32 i = 0; i < other->length; i++) {
        if (other->text[i] == '"')
            append_character(string, '\\');
        append_character(string, other->text[i]);
    }
    append_character(string, '"');
}

static struct string *make_line(u32 line)
{
    static const char *const words[4] = {"alpha", "be\"ta", "gamma, delta", "epsilon"};
    static const u32 lengths[4] = {5, 5, 12, 7};
    struct string *string = string_create();
    for (u32 i = 0; i < FIELDS; i++) {
        u32 number = numbers[(line * FIELDS + i) % (LINES * FIELDS)];
        if (i > 0)
            append(string, ", ", 2);
        if (number % 3 == 0)
            append(string, words[number % 4], lengths[number % 4]);
        else
            append_number(string, number);
    }
    return string;
}

static u64 hash_of(struct string *string)
{
    u64 hash = 14695981039346656037u;
    for (u32 i = 0; i < string->length; i++)
        hash = (hash ^ (u8)string->text[i]) * 1099511628211;
    return hash;
}

void compute_prepare(void)
{
    numbers = new_array(u32, LINES * FIELDS);
    for (u32 i = 0; i < LINES * FIELDS; i++)
        numbers[i] = random_next() >> random_next() % 28;
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        struct string *whole = string_create();
        for (u32 i = 0; i < LINES; i++) {
            struct string *line = make_line(i + (u32)(turns % 7));
            append_quoted(whole, line);
            append_character(whole, '\n');
            string_destroy(line);
        }
        sum += hash_of(whole);
        string_destroy(whole);
    }
    return sum;
}
