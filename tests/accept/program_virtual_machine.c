// A stack machine with calls: factorial and Fibonacci in its code.
// expect: 3628800 610 19839 0
#include <console.h>

enum op { PUSH, LOAD, ADD, SUB, MUL, LESS, JUMPZ, JUMP, CALL, RETURN, PRINT, HALT };
struct frame {
    int back, argument;
};
struct machine {
    const i32 *__counted_by(size) code;
    int size, at;
    i32 stack[64];
    int top;
    struct frame frames[32];
    int depth;
};
static void push(struct machine *m, int n)
{
    m->stack[m->top++] = n;
}
static int pop(struct machine *m)
{
    return m->stack[--m->top];
}
static void binary(struct machine *m, enum op op)
{
    int b = pop(m), a = pop(m);
    push(m, op == ADD ? a + b : op == SUB ? a - b : op == MUL ? a * b : a < b);
}
static long run(struct machine *m, struct console *c)
{
    for (long steps = 1;; steps++) {
        enum op op = m->code[m->at++];
        switch (op) {
        case PUSH: push(m, m->code[m->at++]); break;
        case LOAD: push(m, m->frames[m->depth - 1].argument); break;
        case ADD:
        case SUB:
        case MUL:
        case LESS: binary(m, op); break;
        case JUMPZ: {
            int to = m->code[m->at++];
            if (!pop(m))
                m->at = to;
            break;
        }
        case JUMP: m->at = m->code[m->at]; break;
        case CALL:
            m->frames[m->depth] = (struct frame){m->at + 1, pop(m)};
            m->depth++;
            m->at = m->code[m->at];
            break;
        case RETURN: m->at = m->frames[--m->depth].back; break;
        case PRINT: console_print(c, "%d ", pop(m)); break;
        case HALT: return steps;
        }
    }
}
static const i32 code[] = {
    PUSH,
    10,
    CALL,
    9,
    PRINT,
    PUSH,
    15,
    JUMP,
    27,
    /* 9: factorial */ LOAD,
    PUSH,
    2,
    LESS,
    JUMPZ,
    18,
    PUSH,
    1,
    RETURN,
    /* 18 */ LOAD,
    LOAD,
    PUSH,
    1,
    SUB,
    CALL,
    9,
    MUL,
    RETURN,
    /* 27 */ CALL,
    31,
    PRINT,
    HALT,
    /* 31: fibonacci */ LOAD,
    PUSH,
    2,
    LESS,
    JUMPZ,
    39,
    LOAD,
    RETURN,
    /* 39 */ LOAD,
    PUSH,
    1,
    SUB,
    CALL,
    31,
    LOAD,
    PUSH,
    2,
    SUB,
    CALL,
    31,
    ADD,
    RETURN,
};
static const i32 *__array const program = code;
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct machine *m = new (struct machine);
    m->code = program;
    m->size = sizeof code / sizeof *code;
    long steps = run(m, c);
    console_print(c, "%ld %d\n", steps, m->top);
    return 0;
}
