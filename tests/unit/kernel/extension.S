/*
 * Extension code for tests of the kernel's lower half: position independent, no symbol of its own
 * is called through a table, frame pointers kept. Copied into the arena by arena_boot().
 */
    .text
    .p2align 4
    .globl extension_start
extension_start:

    .macro procedure name
    .p2align 4
    .globl \name
    .type \name, @function
\name:
    push %rbp
    mov %rsp, %rbp
    .endm
    .macro finish
    pop %rbp
    ret
    .endm

    procedure extension_add
    lea (%rdi, %rsi), %rax
    finish

    procedure extension_spin
1:  jmp 1b

    .macro call_body
    push %rbx
    sub $8, %rsp
    mov %rdi, %rax
    mov %rsi, %rdi
    mov %rdx, %rsi
    call *%rax
    add $1, %rax
    add $8, %rsp
    pop %rbx
    finish
    .endm
    procedure extension_call
    call_body

    procedure extension_call_forever
    push %rbx
    sub $8, %rsp
    mov %rdi, %rbx
1:  call *%rbx
    jmp 1b

    procedure extension_call_once
    mov %rdi, %rax
    mov %rsi, %rdi
    call *%rax
1:  jmp 1b

    procedure extension_recurse
    sub $1024, %rsp
    movq $0, (%rsp)
    call extension_recurse
    leave
    ret

    procedure extension_recurse_call
    sub $112, %rsp
    mov %rdi, (%rsp)
    call *%rdi
    mov (%rsp), %rdi
    call extension_recurse_call
    leave
    ret

    procedure extension_store
    mov %rsi, (%rdi)
    finish

    procedure extension_load
    mov (%rdi), %rax
    finish

    procedure extension_divide
    mov %rdi, %rax
    xor %edx, %edx
    div %rsi
    finish

    procedure extension_undefined
    ud2

    procedure extension_jump
    call *%rdi
    finish

    .macro check_body
    mov %rdi, %rax
    mov %rsi, %rdi
    mov $7, %esi
    mov $9, %edx
    call *%rax
    nop
    .endm
    procedure extension_check
    check_body

    /* Goes down one page at a time, then 8 bytes, till what is below cannot be touched: the frame
       pointer says how far it may go (rsi = lowest address of the stack). */
    procedure extension_check_deep
    lea 8(%rsi), %rsp
    mov %rdi, %rax
    mov $3, %edi
    mov $7, %esi
    mov $9, %edx
    call *%rax
    nop

    procedure extension_count
1:  mov (%rdi), %rax
    cmp %rsi, %rax
    jae 2f
    incq (%rdi)
    jmp 1b
2:  finish

    procedure extension_vectors
    push %rbx
    push %r12
    push %r13
    push %r14
    push %r15
    vmovq %rsi, %xmm0
    vpbroadcastq %xmm0, %ymm0
    vpaddq %ymm0, %ymm0, %ymm1
    vpaddq %ymm1, %ymm0, %ymm15
    vmovdqa %ymm0, %ymm3
    vmovdqa %ymm1, %ymm4
    vmovdqa %ymm15, %ymm5
    mov %rsi, %rbx
    lea 1(%rsi), %r8
    lea 2(%rsi), %r9
    lea 3(%rsi), %r10
    lea 4(%rsi), %r11
    lea 5(%rsi), %r12
    lea 6(%rsi), %r15
    fld1
1:  stc
    jnc 9f
    cmp %rsi, %rbx
    jne 9f
    lea 1(%rsi), %rax
    cmp %rax, %r8
    jne 9f
    lea 4(%rsi), %rax
    cmp %rax, %r11
    jne 9f
    lea 6(%rsi), %rax
    cmp %rax, %r15
    jne 9f
    vpxor %ymm0, %ymm3, %ymm6
    vptest %ymm6, %ymm6
    jnz 9f
    vpxor %ymm1, %ymm4, %ymm6
    vptest %ymm6, %ymm6
    jnz 9f
    vpxor %ymm15, %ymm5, %ymm6
    vptest %ymm6, %ymm6
    jnz 9f
    mov %rsi, -128(%rsp)
    cmp -128(%rsp), %rsi
    jne 9f
    dec %rdi
    jnz 1b
    fld1
    fcomip %st(1), %st
    jne 9f
    xor %eax, %eax
    jmp 8f
9:  mov $1, %eax
8:  fstp %st
    vzeroupper
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbx
    finish

    procedure extension_control
    movl $0x9fc0, -8(%rsp)
    ldmxcsr -8(%rsp)
    movw $0x0c7f, -16(%rsp)
    fldcw -16(%rsp)
    fld1
    fld1
    fld1
    std
    mov $1, %ebx
    mov $2, %r12d
    mov $3, %r13d
    mov $4, %r14d
    mov $5, %r15d
    xor %eax, %eax
    mov (%rax), %rax
    finish

    procedure extension_cramped
    lea 512(%rdi), %rsp
1:  jmp 1b

    /* r = allocate(); keeps only r + offset, in a register and on the stack; collects via the same
       procedure given 1; returns the word at r + offset. */
    procedure extension_keep
    push %rbx
    push %r12
    mov %rdi, %r12
    mov %rsi, %rbx
    xor %edi, %edi
    call *%r12
    add %rax, %rbx
    xor %eax, %eax
    mov $1, %edi
    call *%r12
    mov (%rbx), %rax
    pop %r12
    pop %rbx
    finish

    /* The reference a is nowhere but in ymm7 while *b is 0; returns it. */
    procedure extension_hold
    vmovq %rdi, %xmm7
    vpermq $0, %ymm7, %ymm7
    xor %edi, %edi
    movq $1, 8(%rsi)
1:  cmpq $0, (%rsi)
    je 1b
    vmovq %xmm7, %rax
    vzeroupper
    finish

    /* As a(b, c), with the trap flag set from here on. */
    procedure extension_step
    mov %rdi, %rax
    mov %rsi, %rdi
    mov %rdx, %rsi
    pushfq
    orq $0x100, (%rsp)
    popfq
    call *%rax
    pushfq
    andq $~0x100, (%rsp)
    popfq
    finish

    procedure extension_scale
    mulsd %xmm1, %xmm0
    cvtsi2sd %rdi, %xmm1
    addsd %xmm1, %xmm0
    finish

    .p2align 6
    .globl extension_b_start
extension_b_start:
    procedure extension_b_call
    call_body
    procedure extension_b_check
    check_body
    procedure extension_b_load
    mov (%rdi), %rax
    finish

    .p2align 6
    .globl extension_end
extension_end:
    nop

    .section .note.GNU-stack, "", @progbits
