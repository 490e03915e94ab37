/*
 * Counting instructions: the processor's counter grows by one with each of them where the emulator was
 * told so.
 */
    .text

/* uint32_t count_raw(procedure, a, b, c, d): from one reading to the other. */
    .globl count_raw
    .type count_raw, @function
count_raw:
    push %rbx
    mov %rdi, %r11
    mov %rdx, %r9
    rdtsc
    mov %eax, %ebx
    mov %rsi, %rdi
    mov %r9, %rsi
    mov %rcx, %rdx
    mov %r8, %rcx
    call *%r11
    rdtsc
    sub %ebx, %eax
    pop %rbx
    ret
    .size count_raw, . - count_raw

    .globl count_nothing
    .type count_nothing, @function
count_nothing:
    ret
    .size count_nothing, . - count_nothing

/* A vector that nobody uses. */
    .globl count_interrupt
    .type count_interrupt, @function
count_interrupt:
    int $0xff
    ret
    .size count_interrupt, . - count_interrupt

/* ---- Extension code: arena_boot() copies it into the arena ---- */

    .section extension_c, "ax", @progbits

/*
 * count_turns(words, me): words are the last reading with whose it was in the upper half (0: there is
 * none, or its strand has ended), the least distance between two of different strands, and how many more
 * of those to look at.  Four instructions of each distance are not the switch: those from a reading to
 * the store of it.
 */
    .p2align 4
    .globl count_turns
    .type count_turns, @function
count_turns:
    push %rbp
    mov %rsp, %rbp
    shl $32, %rsi
1:  rdtsc
    or %rsi, %rax
    mov %rax, %rcx
    xchg %rcx, (%rdi)
    test %rcx, %rcx
    jz 3f
    mov %rax, %rdx
    xor %rcx, %rdx
    shr $32, %rdx
    jz 3f
    sub %ecx, %eax
    cmp 8(%rdi), %rax
    jae 2f
    mov %rax, 8(%rdi)
2:  decq 16(%rdi)
3:  cmpq $0, 16(%rdi)
    jg 1b
    movq $0, (%rdi)
    pop %rbp
    ret
    .size count_turns, . - count_turns

/* count_gaps(words, n): the least and the greatest distance of n readings, each the same way on. */
    .p2align 4
    .globl count_gaps
    .type count_gaps, @function
count_gaps:
    push %rbp
    mov %rsp, %rbp
    push %rbx
    rdtsc
    mov %eax, %ebx
1:  rdtsc
    mov %eax, %ecx
    sub %ebx, %eax
    mov %ecx, %ebx
    mov (%rdi), %rdx
    cmp %rdx, %rax
    cmovb %rax, %rdx
    mov %rdx, (%rdi)
    mov 8(%rdi), %rdx
    cmp %rdx, %rax
    cmova %rax, %rdx
    mov %rdx, 8(%rdi)
    dec %rsi
    jnz 1b
    pop %rbx
    pop %rbp
    ret
    .size count_gaps, . - count_gaps

    .section .note.GNU-stack, "", @progbits
