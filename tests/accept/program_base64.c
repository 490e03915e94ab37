// Base64 there and back for every remainder of the length.
// expect: 0 1 
// expect: 4 1 Uw==
// expect: 4 1 U3A=
// expect: 4 1 U3Bp
// expect: 8 1 U3Bpbg==
// expect: 8 1 U3BpbmQ=
// expect: 8 1 U3BpbmRs
// expect: 12 1 U3BpbmRsZQ==
// expect: 12 1 U3BpbmRsZf8=
// expect: 12 1 U3BpbmRsZf/+
#include <console.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static u32 encode(const u8 *__counted_by(n) __scope in, u32 n, char out[64])
{
    u32 at = 0;
    for (u32 i = 0; i < n; i += 3) {
        u32 word = in[i] << 16 | (i + 1 < n ? in[i + 1] << 8 : 0) | (i + 2 < n ? in[i + 2] : 0);
        for (u32 k = 0; k < 4; k++)
            out[at++] = i + k > n ? '=' : digits[word >> (18 - 6 * k) & 63];
    }
    out[at] = 0;
    return at;
}
static int digit(char k)
{
    return k >= 'A' && k <= 'Z'   ? k - 'A'
           : k >= 'a' && k <= 'z' ? k - 'a' + 26
           : k >= '0' && k <= '9' ? k - '0' + 52
           : k == '+'             ? 62
           : k == '/'             ? 63
                                  : -1;
}
static u32 decode(const char in[64], u8 out[64])
{
    u32 at = 0, word = 0, have = 0;
    for (u32 i = 0; in[i] && in[i] != '='; i++) {
        word = word << 6 | digit(in[i]);
        have += 6;
        if (have >= 8)
            out[at++] = word >> (have -= 8);
    }
    return at;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const u8 data[9] = {'S', 'p', 'i', 'n', 'd', 'l', 'e', 0xff, 0xfe};
    char text[64];
    u8 back[64];
    for (u32 n = 0; n <= 9; n++) {
        u32 length = encode(data, n, text), m = decode(text, back), same = m == n;
        for (u32 i = 0; i < n; i++)
            same &= back[i] == data[i];
        console_print(c, "%u %u %s\n", length, same, text);
    }
    return 0;
}
