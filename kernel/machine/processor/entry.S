/*
 * Kernel entries: from extension code into the kernel, on the extension's stack.
 *
 * Every way in compares the stack pointer with machine_limit and looks at machine_pending on the
 * way out.  r10 and r11 carry no arguments in the System V calling convention.
 */
    .cfi_sections .eh_frame, .debug_frame  /* the bare image has no .eh_frame */
    .text

/* Thunk i: processor_entries + 16 * i. */
    .p2align 4
    .globl processor_entries
    .type processor_entries, @function
processor_entries:
    .set index, 0
    .rept 1024
    .p2align 4
    mov $index, %r11d
    jmp enter
    .set index, index + 1
    .endr
    .size processor_entries, . - processor_entries

    .p2align 4
    .type enter, @function
enter:
    .cfi_startproc
    cmp machine_limit(%rip), %rsp
    jb overflow
    push %rbp
    .cfi_def_cfa_offset 16
    .cfi_offset %rbp, -16
    mov %rsp, %rbp
    .cfi_def_cfa_register %rbp
    lea kernel_entry_table(%rip), %r10
    call *(%r10, %r11, 8)
    cmpl $0, machine_pending(%rip)
    jne pending
    pop %rbp
    .cfi_def_cfa %rsp, 8
    ret
    .cfi_endproc
    .size enter, . - enter

/* The results are in registers, rbp names the frame to leave. */
    .type pending, @function
pending:
    .cfi_startproc
    .cfi_def_cfa %rbp, 16
    .cfi_offset %rbp, -16
    sub $32, %rsp
    mov %rax, (%rsp)
    mov %rdx, 8(%rsp)
    movsd %xmm0, 16(%rsp)
    movsd %xmm1, 24(%rsp)
    call kernel_pending
    mov (%rsp), %rax
    mov 8(%rsp), %rdx
    movsd 16(%rsp), %xmm0
    movsd 24(%rsp), %xmm1
    leave
    .cfi_def_cfa %rsp, 8
    ret
    .cfi_endproc
    .size pending, . - pending

/* Where stubs continue (machine_stub): r10 = context, r11 = procedure(context, registers). */
    .globl processor_capture
    .type processor_capture, @function
processor_capture:
    .cfi_startproc
    cmp machine_limit(%rip), %rsp
    jb overflow
    push %rbp
    .cfi_def_cfa_offset 16
    .cfi_offset %rbp, -16
    mov %rsp, %rbp
    .cfi_def_cfa_register %rbp
    sub $144, %rsp
    mov %rdi, (%rsp)
    mov %rsi, 8(%rsp)
    mov %rdx, 16(%rsp)
    mov %rcx, 24(%rsp)
    mov %r8, 32(%rsp)
    mov %r9, 40(%rsp)
    movsd %xmm0, 48(%rsp)
    movsd %xmm1, 56(%rsp)
    movsd %xmm2, 64(%rsp)
    movsd %xmm3, 72(%rsp)
    movsd %xmm4, 80(%rsp)
    movsd %xmm5, 88(%rsp)
    movsd %xmm6, 96(%rsp)
    movsd %xmm7, 104(%rsp)
    xor %eax, %eax
    mov %rax, 112(%rsp)
    mov %rax, 120(%rsp)
    mov %rax, 128(%rsp)
    mov %rax, 136(%rsp)
    mov %r10, %rdi
    mov %rsp, %rsi
    call *%r11
    mov 112(%rsp), %rax
    mov 120(%rsp), %rdx
    movsd 128(%rsp), %xmm0
    movsd 136(%rsp), %xmm1
    cmpl $0, machine_pending(%rip)
    jne pending
    leave
    .cfi_def_cfa %rsp, 8
    ret
    .cfi_endproc
    .size processor_capture, . - processor_capture

/*
 * Builds the struct interruption of a caller whose return address is at (%rax), on the kernel's
 * stack: kind pc sp fp address.
 */
    .macro leave_caller_stack
    mov %rsp, %rax
    lea processor_kernel_stack + 65536 - 48(%rip), %rsp
    movl $0, (%rsp)
    mov (%rax), %r10
    mov %r10, 8(%rsp)
    add $8, %rax
    mov %rax, 16(%rsp)
    mov %rbp, 24(%rsp)
    movq $0, 32(%rsp)
    .endm

    .type overflow, @function
overflow:
    .cfi_startproc
    .cfi_undefined %rip
    leave_caller_stack
    mov %rsp, %rdi
    xor %ebp, %ebp
    call kernel_overflow
    ud2
    .cfi_endproc
    .size overflow, . - overflow

/* noreturn void check(site, a, b): no stack test, it leaves the stack at once. */
    .globl processor_check
    .type processor_check, @function
processor_check:
    .cfi_startproc
    .cfi_undefined %rip
    leave_caller_stack
    mov %rsp, %rcx
    xor %ebp, %ebp
    call kernel_check
    ud2
    .cfi_endproc
    .size processor_check, . - processor_check

    .section .note.GNU-stack, "", @progbits
