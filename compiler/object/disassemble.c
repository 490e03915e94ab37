/* Function by function, with the symbols that relocations name behind the instruction. */
#include "object/disassemble.h"

#include <Zydis/Zydis.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct printer {
    const struct relocatable *file;
    const Elf64_Rela *relocations; /* of the section, copied */
    size_t relocation_count;
    ZydisDecoder decoder;
    ZydisFormatter formatter;
    FILE *out;
};

static void load_relocations(struct printer *p, struct arena *arena, uint16_t section)
{
    p->relocation_count = 0;
    for (size_t i = 0; i < p->file->section_count; i++) {
        const Elf64_Shdr *table = &p->file->sections[i];
        if (table->sh_type != SHT_RELA || table->sh_info != section)
            continue;
        Elf64_Rela *copy = arena_alloc(arena, table->sh_size + 1);
        memcpy(copy, relocatable_bytes(p->file, table), table->sh_size);
        p->relocations = copy;
        p->relocation_count = table->sh_size / sizeof *copy;
    }
}

static const char *target_name(const struct printer *p, const Elf64_Rela *relocation)
{
    const Elf64_Sym *symbol = &p->file->symbols[ELF64_R_SYM(relocation->r_info)];
    if (ELF64_ST_TYPE(symbol->st_info) == STT_SECTION && symbol->st_shndx < p->file->section_count)
        return relocatable_section_name(p->file, &p->file->sections[symbol->st_shndx]);
    return relocatable_symbol_name(p->file, symbol);
}

static void print_targets(const struct printer *p, uint64_t from, uint64_t to)
{
    for (size_t i = 0; i < p->relocation_count; i++) {
        const Elf64_Rela *relocation = &p->relocations[i];
        if (relocation->r_offset >= from && relocation->r_offset < to)
            fprintf(p->out, "  ; %s%+" PRId64, target_name(p, relocation), relocation->r_addend);
    }
}

static void print_function(struct printer *p, const Elf64_Sym *function)
{
    const uint8_t *code = relocatable_place(p->file, function, function->st_size);
    fprintf(p->out, "%s:\n", relocatable_symbol_name(p->file, function));
    for (uint64_t at = 0; code && at < function->st_size;) {
        ZydisDecodedInstruction in;
        ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
        char text[160];
        if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&p->decoder, code + at, function->st_size - at,
                                                 &in, operands)))
            break;
        ZydisFormatterFormatInstruction(&p->formatter, &in, operands, in.operand_count_visible,
                                        text, sizeof text, at, NULL);
        fprintf(p->out, "%6" PRIx64 "  %s", at, text);
        print_targets(p, function->st_value + at, function->st_value + at + in.length);
        fputc('\n', p->out);
        at += in.length;
    }
    fputc('\n', p->out);
}

static int by_address(const void *left, const void *right)
{
    const Elf64_Sym *a = *(const Elf64_Sym *const *)left, *b = *(const Elf64_Sym *const *)right;
    if (a->st_shndx != b->st_shndx)
        return a->st_shndx < b->st_shndx ? -1 : 1;
    return a->st_value < b->st_value ? -1 : a->st_value > b->st_value;
}

void disassemble(const struct relocatable *file, struct arena *arena, FILE *out)
{
    struct printer p = {.file = file, .out = out};
    const Elf64_Sym **functions = arena_array(arena, file->symbol_count, sizeof *functions);
    size_t count = 0;
    ZydisDecoderInit(&p.decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
    ZydisFormatterInit(&p.formatter, ZYDIS_FORMATTER_STYLE_INTEL);
    for (size_t i = 1; i < file->symbol_count; i++)
        if (ELF64_ST_TYPE(file->symbols[i].st_info) == STT_FUNC &&
            file->symbols[i].st_shndx != SHN_UNDEF)
            functions[count++] = &file->symbols[i];
    qsort(functions, count, sizeof *functions, by_address);
    for (size_t i = 0; i < count; i++) {
        load_relocations(&p, arena, functions[i]->st_shndx);
        print_function(&p, functions[i]);
    }
}
