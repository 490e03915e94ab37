/* UTF-8 validation (RFC 3629) and the sum of all code points. */
#include <compute.h>
#include <random.h>

module(utf8);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LENGTH = 64 * 1024 };

static u8 *__array text;
static u32 text_length;

/* Adds up the code points; -1: the text is malformed. */
static i64 validate(const u8 *__counted_by(n) __scope s, size_t n)
{
    i64 sum = 0;
    size_t i = 0;
    while (i < n) {
        u32 c = s[i++];
        if (c < 0x80) {
            sum += c;
            continue;
        }
        u32 more, least;
        if (c >= 0xc2 && c < 0xe0) {
            more = 1;
            least = 0x80;
            c &= 0x1f;
        } else if (c >= 0xe0 && c < 0xf0) {
            more = 2;
            least = 0x800;
            c &= 0x0f;
        } else if (c >= 0xf0 && c < 0xf5) {
            more = 3;
            least = 0x10000;
            c &= 0x07;
        } else {
            return -1;
        }
        if (n - i < more)
            return -1;
        for (; more > 0; more--) {
            if ((s[i] & 0xc0) != 0x80)
                return -1;
            c = c << 6 | (s[i++] & 0x3f);
        }
        if (c < least || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
            return -1;
        sum += c;
    }
    return sum;
}

static void put(u32 c)
{
    if (c < 0x80) {
        text[text_length++] = (u8)c;
    } else if (c < 0x800) {
        text[text_length++] = (u8)(0xc0 | c >> 6);
        text[text_length++] = (u8)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        text[text_length++] = (u8)(0xe0 | c >> 12);
        text[text_length++] = (u8)(0x80 | (c >> 6 & 0x3f));
        text[text_length++] = (u8)(0x80 | (c & 0x3f));
    } else {
        text[text_length++] = (u8)(0xf0 | c >> 18);
        text[text_length++] = (u8)(0x80 | (c >> 12 & 0x3f));
        text[text_length++] = (u8)(0x80 | (c >> 6 & 0x3f));
        text[text_length++] = (u8)(0x80 | (c & 0x3f));
    }
}

/* Words in scripts of one to four bytes a letter. */
void compute_prepare(void)
{
    static const u32 first[5] = {'a', 'a', 0x430, 0x3042, 0x1f600};
    text = new_array(u8, LENGTH);
    while (text_length + 60 < LENGTH) {
        u32 script = random_next() % 5;
        for (u32 n = 2 + random_next() % 10; n > 0; n--)
            put(first[script] + random_next() % 26);
        put(' ');
    }
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        sum += (u64)validate(text, text_length);
        sum += (u64)validate(text + 1, text_length - 2 - (u32)(turns & 3));
    }
    return sum;
}
