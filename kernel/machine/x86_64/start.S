/*
 * From the loader's 32-bit entry (PVH) to bare_start() in long mode.
 *
 * The loader leaves protected mode, no paging, interrupts off, ebx = physical address of struct
 * hvm_start_info.  The tables made here map the first 4 GiB twice with 2 MiB pages, at 0 and at the
 * kernel's base, and last until paging_boot() has made the final ones.
 */
    .set BASE, 0xffffffff80000000
    .set TABLE, 0x3          /* present, writable */
    .set LARGE, 0x83         /* the same, 2 MiB */
    .set CR0_SET, 0x80050033 /* PG AM WP NE ET MP PE */
    .set CR4_SET, 0x620      /* PAE OSFXSR OSXMMEXCPT */
    .set EFER, 0xc0000080
    .set EFER_SET, 0x900     /* NXE LME */
    .set FEATURES, 0x20100000 /* long mode, execute disable */
    .set SERIAL, 0x3f8

    .section .note.pvh, "a", @note
    .p2align 2
    .long 4, 4, 18 /* XEN_ELFNOTE_PHYS32_ENTRY */
    .asciz "Xen"
    .long start32 - BASE

    .section .boot.text, "ax", @progbits
    .code32
    .globl start32
    .type start32, @function
start32:
    cld
    mov %ebx, %ebp
    mov $0x80000001, %eax
    cpuid
    and $FEATURES, %edx
    cmp $FEATURES, %edx
    jne unfit

    /* Four page directories: entry i maps 2 MiB * i. */
    mov $boot_directory - BASE, %edi
    mov $LARGE, %eax
    xor %edx, %edx
    mov $2048, %ecx
1:  mov %eax, (%edi)
    mov %edx, 4(%edi)
    add $8, %edi
    add $0x200000, %eax
    loop 1b

    mov $boot_directory - BASE + TABLE, %eax
    mov $boot_low - BASE, %edi
    mov $4, %ecx
2:  mov %eax, (%edi)
    add $8, %edi
    add $4096, %eax
    loop 2b
    movl $boot_directory - BASE + TABLE, boot_high - BASE + 510 * 8
    movl $boot_directory - BASE + 4096 + TABLE, boot_high - BASE + 511 * 8
    movl $boot_low - BASE + TABLE, boot_top - BASE
    movl $boot_high - BASE + TABLE, boot_top - BASE + 511 * 8

    mov $boot_top - BASE, %eax
    mov %eax, %cr3
    mov $CR4_SET, %eax
    mov %eax, %cr4
    mov $EFER, %ecx
    rdmsr
    or $EFER_SET, %eax
    wrmsr
    mov $CR0_SET, %eax
    mov %eax, %cr0
    lgdt boot_gdt_pointer - BASE
    ljmp $8, $start64 - BASE

/* No console yet, and not the processor for one: say so on the serial port. */
unfit:
    mov $unfit_text - BASE, %esi
    mov $SERIAL, %dx
    mov $unfit_end - unfit_text, %ecx
    rep outsb
3:  hlt
    jmp 3b
    .size start32, . - start32

    .code64
    .type start64, @function
start64:
    mov $4f, %rax
    jmp *%rax
4:  xor %eax, %eax
    mov %eax, %ss
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %fs
    mov %eax, %gs
    lea bare_main_stack_high(%rip), %rsp
    mov %ebp, %edi
    xor %ebp, %ebp
    call bare_start
    ud2
    .size start64, . - start64

    .section .boot.data, "a", @progbits
    .p2align 3
boot_gdt:
    .quad 0
    .quad 0x00209b0000000000 /* code, 64 bits, present, accessed */
boot_gdt_pointer:
    .word boot_gdt_pointer - boot_gdt - 1
    .long boot_gdt - BASE
unfit_text:
    .ascii "spindle: the processor lacks long mode or execute disable\n"
unfit_end:

    .section .bss.boot, "aw", @nobits
    .p2align 12
boot_top:
    .skip 4096
boot_low:
    .skip 4096
boot_high:
    .skip 4096
boot_directory:
    .skip 4 * 4096

    .section .note.GNU-stack, "", @progbits
