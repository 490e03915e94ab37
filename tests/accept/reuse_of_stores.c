// What is read again after stores, calls and other names of the same memory is what was stored last.
// expect: field 7 9
// expect: name 5 6
// expect: union 258
// expect: view 513
// expect: call 11
// expect: loop 45 10
// expect: swap 2 1
#include <console.h>

struct item {
    u32 at, size;
    int *__counted_by(size) words;
    struct item *next;
};

union both {
    u32 word;
    u8 byte[4];
};

struct __plain pair {
    u8 low, high;
};

static u32 total;
static struct item *last;

static void bump(struct item *item)
{
    item->at += 4;
    last = item;
}

static u32 through(struct item *a, struct item *b)
{
    u32 first = a->at;
    b->at = 9;
    return first * 10 + a->at;
}

static void set(u32 *__scope word, u32 value)
{
    *word = value;
}

static void swap(struct item *__scope a, struct item *__scope b)
{
    struct item both = *a;
    *a = *b;
    *b = both;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct item *a = new (struct item), *b = new (struct item);
    a->at = 7;
    u32 both = through(a, a);
    console_print(c, "field %d %d\n", both / 10, both % 10);
    a->size = 5;
    u32 before = a->size;
    set(&a->size, 6);
    console_print(c, "name %d %d\n", before, a->size);
    union both bits;
    bits.word = 1;
    bits.byte[1] = (u8)(bits.word + 0);
    bits.byte[0] = 2;
    console_print(c, "union %d\n", bits.word);
    u8 *bytes = new_array(u8, 2);
    struct pair *pair = view(struct pair, bytes, 0);
    pair->low = 3;
    u32 old = pair->low;
    bytes[0] = 1;
    bytes[1] = (u8)(old - 1);
    console_print(c, "view %d\n", pair->low + 256 * pair->high);
    a->at = 7;
    bump(a);
    console_print(c, "call %d\n", last->at);
    a->words = new_array(int, 10);
    a->size = 10;
    int sum = 0;
    for (a->at = 0; a->at < a->size; a->at++)
        a->words[a->at] = (int)a->at;
    for (u32 i = 0; i < a->size; i++)
        sum += a->words[i];
    console_print(c, "loop %d %d\n", sum, a->at);
    a->at = 1;
    b->at = 2;
    swap(a, b);
    console_print(c, "swap %d %d\n", a->at, b->at);
    return 0;
}
