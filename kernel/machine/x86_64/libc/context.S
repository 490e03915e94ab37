# Registers into memory, where the collector looks for references: all that a called procedure keeps.
# Nothing jumps back through what is stored here (__longjmp_chk in absent.c).

        .text

# int _setjmp(jmp_buf), int __sigsetjmp(jmp_buf, int), int getcontext(ucontext_t *): at least 64 bytes.
        .globl  _setjmp, __sigsetjmp, getcontext
_setjmp:
__sigsetjmp:
getcontext:
        movq    %rbx, 0(%rdi)
        movq    %rbp, 8(%rdi)
        movq    %r12, 16(%rdi)
        movq    %r13, 24(%rdi)
        movq    %r14, 32(%rdi)
        movq    %r15, 40(%rdi)
        leaq    8(%rsp), %rdx
        movq    %rdx, 48(%rdi)
        movq    (%rsp), %rdx
        movq    %rdx, 56(%rdi)
        xorl    %eax, %eax
        ret

        .section .note.GNU-stack, "", @progbits
