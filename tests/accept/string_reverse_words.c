// A text is taken apart and put together in place.
// expect: fox brown quick the
#include <console.h>

static void reverse(char *__counted_by(n) __scope s, int n)
{
    for (int i = 0; i < n / 2; i++) {
        char t = s[i];
        s[i] = s[n - 1 - i];
        s[n - 1 - i] = t;
    }
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char text[] = "the quick brown fox";
    int n = sizeof text - 1;
    reverse(text, n);
    for (int i = 0; i <= n; i++) {
        int start = i;
        while (i < n && text[i] != ' ')
            i++;
        reverse(text + start, i - start);
    }
    console_print(c, "%s\n", text);
    return 0;
}
