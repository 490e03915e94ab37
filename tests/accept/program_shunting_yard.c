// Infix to postfix with a stack of operators, then evaluated with a stack of numbers.
// expect: 123*+ 7
// expect: 12+3* 9
// expect: 84/2/ 1
// expect: 9321--4*- 1
// expect: 7 7
#include <console.h>

static int rank(char k)
{
    switch (k) {
    case '+':
    case '-': return 1;
    case '*':
    case '/': return 2;
    }
    return 0;
}
static int convert(const char *in, char *__counted_by(n) __scope out, int n)
{
    char stack[32];
    int top = 0, at = 0;
    for (int i = 0; in[i] && at < n; i++) {
        char k = in[i];
        if (k >= '0' && k <= '9') {
            out[at++] = k;
        } else if (k == '(') {
            stack[top++] = k;
        } else if (k == ')') {
            while (top && stack[top - 1] != '(')
                out[at++] = stack[--top];
            top--;
        } else {
            while (top && rank(stack[top - 1]) >= rank(k))
                out[at++] = stack[--top];
            stack[top++] = k;
        }
    }
    while (top)
        out[at++] = stack[--top];
    return at;
}
static int evaluate(const char *__counted_by(n) __scope code, int n)
{
    int stack[32], top = 0;
    for (int i = 0; i < n; i++) {
        char k = code[i];
        if (k >= '0' && k <= '9') {
            stack[top++] = k - '0';
            continue;
        }
        int b = stack[--top], a = stack[top - 1];
        stack[top - 1] = k == '+' ? a + b : k == '-' ? a - b : k == '*' ? a * b : a / b;
    }
    return stack[0];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const str_t asked[] = {"1+2*3", "(1+2)*3", "8/4/2", "9-(3-(2-1))*4", "((7))"};
    for (u32 i = 0; i < 5; i++) {
        char code[32] = {0};
        int n = convert(asked[i], code, 32);
        console_print(c, "%s %d\n", code, evaluate(code, n));
    }
    return 0;
}
