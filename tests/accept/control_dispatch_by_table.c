// A small machine whose instructions are procedures in a table.
// expect: 14 2 0 23
#include <console.h>

struct machine {
    int stack[8], top, at, done;
};
typedef void (*instruction)(struct machine *m, int operand);
static void push(struct machine *m, int n)
{
    m->stack[m->top++] = n;
}
static void add(struct machine *m, int n)
{
    m->top--;
    m->stack[m->top - 1] += m->stack[m->top] + n;
}
static void mul(struct machine *m, int n)
{
    m->top--;
    m->stack[m->top - 1] *= m->stack[m->top];
}
static void jump_if(struct machine *m, int n)
{
    if (--m->stack[0] > 0)
        m->at = n;
}
static void halt(struct machine *m, int n)
{
    m->done = 1;
}
static const struct {
    instruction run;
    int operand;
} code[] = {{push, 3},    {push, 1},  {push, 2}, {mul, 0},
            {jump_if, 2}, {push, 10}, {add, 5},  {halt, 0}};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct machine *m = new (struct machine);
    int steps = 0;
    while (!m->done) {
        int at = m->at++;
        code[at].run(m, code[at].operand);
        steps++;
    }
    console_print(c, "%d %d %d %d\n", steps, m->top, m->stack[0], m->stack[1]);
    return 0;
}
