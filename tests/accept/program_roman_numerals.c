// Numbers to Roman numerals and back.
// expect: IV MCMXCIV MMXXVI MMMDCCCLXXXVIII 15 0
#include <console.h>

static const struct {
    u16 value;
    char text[3];
} table[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
             {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
static int write(int n, char out[20])
{
    int at = 0;
    for (u32 i = 0; i < sizeof table / sizeof *table; i++)
        for (; n >= table[i].value; n -= table[i].value)
            for (int k = 0; table[i].text[k]; k++)
                out[at++] = table[i].text[k];
    out[at] = 0;
    return at;
}
static int value(char k)
{
    switch (k) {
    case 'M': return 1000;
    case 'D': return 500;
    case 'C': return 100;
    case 'L': return 50;
    case 'X': return 10;
    case 'V': return 5;
    case 'I': return 1;
    }
    return 0;
}
static int read(const char in[20])
{
    int n = 0;
    for (int i = 0; in[i]; i++)
        n += value(in[i]) < value(in[i + 1]) ? -value(in[i]) : value(in[i]);
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char text[20];
    int longest = 0, wrong = 0;
    for (int n = 1; n < 4000; n++) {
        int k = write(n, text);
        longest = k > longest ? k : longest;
        wrong += read(text) != n;
    }
    static const int shown[] = {4, 1994, 2026, 3888};
    for (int i = 0; i < 4; i++) {
        write(shown[i], text);
        console_print(c, "%s ", text);
    }
    console_print(c, "%d %d\n", longest, wrong);
    return 0;
}
