/*
 * Contexts and barriers: the code that changes stacks.
 *
 * A suspended stack holds, lowest first: the floating-point control words, r15 r14 r13 r12 rbx rbp,
 * the return address (struct first_frame in code.c).
 */
    .cfi_sections .eh_frame, .debug_frame  /* the bare image has no .eh_frame */
    .text

/* void machine_switch(struct machine_context *save, const struct machine_context *to) */
    .globl machine_switch
    .type machine_switch, @function
machine_switch:
    .cfi_startproc
    push %rbp
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %rbp, 0
    push %rbx
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %rbx, 0
    push %r12
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r12, 0
    push %r13
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r13, 0
    push %r14
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r14, 0
    push %r15
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r15, 0
    sub $8, %rsp
    .cfi_adjust_cfa_offset 8
    stmxcsr (%rsp)
    fnstcw 4(%rsp)
    mov %rsp, (%rdi)
    mov (%rsi), %rsp
    ldmxcsr (%rsp)
    fldcw 4(%rsp)
    add $8, %rsp
    .cfi_adjust_cfa_offset -8
    pop %r15
    .cfi_adjust_cfa_offset -8
    .cfi_restore %r15
    pop %r14
    .cfi_adjust_cfa_offset -8
    .cfi_restore %r14
    pop %r13
    .cfi_adjust_cfa_offset -8
    .cfi_restore %r13
    pop %r12
    .cfi_adjust_cfa_offset -8
    .cfi_restore %r12
    pop %rbx
    .cfi_adjust_cfa_offset -8
    .cfi_restore %rbx
    pop %rbp
    .cfi_adjust_cfa_offset -8
    .cfi_restore %rbp
    ret
    .cfi_endproc
    .size machine_switch, . - machine_switch

/* First code of a strand: rbx(r12), which does not return. */
    .globl processor_strand_start
    .type processor_strand_start, @function
processor_strand_start:
    .cfi_startproc
    .cfi_undefined %rip
    xor %ebp, %ebp
    mov %r12, %rdi
    call *%rbx
    ud2
    .cfi_endproc
    .size processor_strand_start, . - processor_strand_start

/*
 * uint64_t machine_call(struct barrier *barrier, procedure, void *a, void *b)
 * The frame that barrier->sp names is, lowest first: barrier r15 r14 r13 r12 rbx rbp return.
 */
    .globl machine_call
    .type machine_call, @function
machine_call:
    .cfi_startproc
    push %rbp
    .cfi_def_cfa_offset 16
    .cfi_offset %rbp, -16
    mov %rsp, %rbp
    .cfi_def_cfa_register %rbp
    push %rbx
    .cfi_offset %rbx, -24
    push %r12
    .cfi_offset %r12, -32
    push %r13
    .cfi_offset %r13, -40
    push %r14
    .cfi_offset %r14, -48
    push %r15
    .cfi_offset %r15, -56
    push %rdi
    stmxcsr 20(%rdi)
    fnstcw 24(%rdi)
    mov machine_barrier(%rip), %rax
    mov %rax, (%rdi)
    mov %rsp, 8(%rdi)
    mov %rdi, machine_barrier(%rip)
    mov %rsi, %rax
    mov %rdx, %rdi
    mov %rcx, %rsi
    call *%rax
    pop %rdi
    movl $0, 16(%rdi)
barrier_leave: /* rdi = barrier; sp is above the word that names it */
    mov (%rdi), %rcx
    mov %rcx, machine_barrier(%rip)
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbx
    pop %rbp
    .cfi_def_cfa %rsp, 8
    ret
    .cfi_endproc
    .size machine_call, . - machine_call

/* noreturn void processor_cut(struct barrier *barrier, uint32_t status): uses no stack. */
    .globl processor_cut
    .type processor_cut, @function
processor_cut:
    .cfi_startproc
    .cfi_undefined %rip
    cld
    fninit
    fldcw 24(%rdi)
    ldmxcsr 20(%rdi)
    mov %esi, 16(%rdi)
    mov 8(%rdi), %rsp
    add $8, %rsp
    xor %eax, %eax
    jmp barrier_leave
    .cfi_endproc
    .size processor_cut, . - processor_cut

/* uint64_t machine_invoke(void *procedure, struct machine_registers *registers) */
    .globl machine_invoke
    .type machine_invoke, @function
machine_invoke:
    .cfi_startproc
    push %rbp
    .cfi_def_cfa_offset 16
    .cfi_offset %rbp, -16
    mov %rsp, %rbp
    .cfi_def_cfa_register %rbp
    push %rbx
    .cfi_offset %rbx, -24
    sub $8, %rsp
    mov %rsi, %rbx
    mov %rdi, %r11
    movsd 48(%rbx), %xmm0
    movsd 56(%rbx), %xmm1
    movsd 64(%rbx), %xmm2
    movsd 72(%rbx), %xmm3
    movsd 80(%rbx), %xmm4
    movsd 88(%rbx), %xmm5
    movsd 96(%rbx), %xmm6
    movsd 104(%rbx), %xmm7
    mov 40(%rbx), %r9
    mov 32(%rbx), %r8
    mov 24(%rbx), %rcx
    mov 16(%rbx), %rdx
    mov 8(%rbx), %rsi
    mov (%rbx), %rdi
    mov $8, %eax
    call *%r11
    mov %rax, 112(%rbx)
    mov %rdx, 120(%rbx)
    movsd %xmm0, 128(%rbx)
    movsd %xmm1, 136(%rbx)
    mov -8(%rbp), %rbx
    leave
    .cfi_def_cfa %rsp, 8
    ret
    .cfi_endproc
    .size machine_invoke, . - machine_invoke

/*
 * Where a preempted strand continues (machine_divert_yield). On its stack: the interrupted pc, then
 * 128 bytes that may be in use. Everything it had in registers goes below, where the collector
 * finds it.
 */
    .globl processor_preempted
    .type processor_preempted, @function
processor_preempted:
    .cfi_startproc
    .cfi_def_cfa %rsp, 136
    .cfi_offset %rip, -136
    push %rbp
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %rbp, 0
    mov %rsp, %rbp
    .cfi_def_cfa_register %rbp
    pushfq
    cld
    push %rax
    push %rbx
    push %rcx
    push %rdx
    push %rsi
    push %rdi
    push %r8
    push %r9
    push %r10
    push %r11
    push %r12
    push %r13
    push %r14
    push %r15
    sub processor_state_size(%rip), %rsp
    and $-64, %rsp
    xor %eax, %eax
    mov %rax, 512(%rsp) /* of the header, what xrstor looks at and xsave does not write */
    mov %rax, 520(%rsp)
    mov %rax, 528(%rsp)
    mov processor_state_mask(%rip), %eax
    xor %edx, %edx
    xsave64 (%rsp)
    fninit
    call kernel_yield
    mov processor_state_mask(%rip), %eax
    xor %edx, %edx
    xrstor64 (%rsp)
    lea -120(%rbp), %rsp
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %r11
    pop %r10
    pop %r9
    pop %r8
    pop %rdi
    pop %rsi
    pop %rdx
    pop %rcx
    pop %rbx
    pop %rax
    popfq
    pop %rbp
    .cfi_def_cfa %rsp, 136
    .cfi_restore %rbp
    ret $128
    .cfi_endproc
    .size processor_preempted, . - processor_preempted

    .section .note.GNU-stack, "", @progbits
