/*
 * Gates: what the processor does at an interruption, up to the procedure for its kind and back.
 *
 * Every vector has a stack of its own (IST), so that nothing is pushed below the interrupted stack
 * pointer; interrupts stay off.  The frame is struct interrupted (interrupt.c).
 */
    .text

/* Where gates of a kind continue: procedure(frame). */
    .macro enter procedure
    .p2align 4
    .type enter_\procedure, @function
enter_\procedure:
    push %rax
    push %rcx
    push %rdx
    push %rsi
    push %rdi
    push %r8
    push %r9
    push %r10
    push %r11
    push %rbx
    push %rbp
    push %r12
    push %r13
    push %r14
    push %r15
    cld
    mov %rsp, %rdi
    call \procedure
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbp
    pop %rbx
    pop %r11
    pop %r10
    pop %r9
    pop %r8
    pop %rdi
    pop %rsi
    pop %rdx
    pop %rcx
    pop %rax
    add $16, %rsp
    iretq
    .size enter_\procedure, . - enter_\procedure
    .endm

    enter bare_fault
    enter bare_tick
    enter bare_device
    enter bare_console
    enter bare_nothing

/* Gate i: bare_gates + 16 * i. Some vectors come with an error code; the others get 0. The numbers are
 * those of gates.h. */
    .p2align 4
    .globl bare_gates
    .type bare_gates, @function
bare_gates:
    .set vector, 0
    .rept 256
    .p2align 4
    .if vector != 8 && (vector < 10 || vector > 14) && vector != 17 && vector != 21 && vector != 29 && vector != 30
    push $0
    .endif
    push $vector
    .if vector < 32
    jmp enter_bare_fault
    .elseif vector == 32
    jmp enter_bare_tick
    .elseif vector < 254
    jmp enter_bare_device
    .elseif vector == 254
    jmp enter_bare_console
    .else
    jmp enter_bare_nothing
    .endif
    .set vector, vector + 1
    .endr
    .size bare_gates, . - bare_gates

    .section .note.GNU-stack, "", @progbits
