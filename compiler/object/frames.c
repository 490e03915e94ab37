/* Stack frames from machine code: an abstract interpretation with one number, the depth of the stack
 * pointer below the caller's.
 *
 * Both back ends keep frame pointers, so a frame is `push rbp; mov rbp, rsp`, pushes and one `sub`;
 * clang probes large frames page by page (-fstack-clash-protection), in a loop over r11 when they
 * are very large; TCC pushes outgoing arguments. Where paths meet with different depths the larger
 * one counts, so that the result is a bound. Blocks that only an indirect jump reaches (a switch's
 * table) start with the state of the deepest such jump. */
#include "object/frames.h"

#include <Zydis/Zydis.h>
#include <string.h>

#define UNSEEN  ((int64_t)-1)
#define UNKNOWN INT64_MIN

struct state {
    int64_t depth;    /* bytes pushed below the return address */
    int64_t base;     /* the depth rbp points at, or UNKNOWN */
    int64_t probe;    /* the depth r11 points at, or UNKNOWN */
    bool is_probing;  /* rsp was just compared with r11 */
    bool in_prologue; /* nothing but the frame's own set-up so far */
};

struct reader {
    const uint8_t *code;
    size_t size;
    const bool *is_relocated; /* per byte: a relocation starts here */
    struct state *states;     /* per byte: at the instruction that starts here */
    size_t *pending;          /* stack of offsets to go on from */
    bool *is_pending;
    size_t pending_count;
    struct state indirect;                 /* at the deepest indirect jump */
    int64_t deepest, body, pushed, stored; /* maxima; `body` is the depth after the prologue */
    const char *problem;
    struct arena *arena;
    ZydisDecoder decoder;
};

struct instruction {
    ZydisDecodedInstruction head;
    ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
    size_t offset;
};

/* --- What one instruction does ------------------------------------------------------------------- */

static bool is_register(const ZydisDecodedOperand *operand, ZydisRegister name)
{
    return operand->type == ZYDIS_OPERAND_TYPE_REGISTER && operand->reg.value == name;
}

static bool is_immediate(const ZydisDecodedOperand *operand)
{
    return operand->type == ZYDIS_OPERAND_TYPE_IMMEDIATE;
}

static bool is_at(const ZydisDecodedOperand *operand, ZydisRegister base)
{
    return operand->type == ZYDIS_OPERAND_TYPE_MEMORY && operand->mem.base == base &&
           operand->mem.index == ZYDIS_REGISTER_NONE;
}

static bool writes(const struct instruction *in, ZydisRegister name)
{
    for (size_t i = 0; i < in->head.operand_count; i++)
        if (in->operands[i].type == ZYDIS_OPERAND_TYPE_REGISTER &&
            (in->operands[i].actions & ZYDIS_OPERAND_ACTION_MASK_WRITE) &&
            ZydisRegisterGetLargestEnclosing(ZYDIS_MACHINE_MODE_LONG_64,
                                             in->operands[i].reg.value) == name)
            return true;
    return false;
}

/* rsp = something known; false when it is not. */
static bool set_depth(struct state *state, const struct instruction *in)
{
    const ZydisDecodedOperand *from = &in->operands[1];
    int64_t value = is_immediate(from) ? from->imm.value.s : 0;
    switch ((int)in->head.mnemonic) {
    case ZYDIS_MNEMONIC_SUB: state->depth += value; return is_immediate(from);
    case ZYDIS_MNEMONIC_ADD: state->depth -= value; return is_immediate(from);
    case ZYDIS_MNEMONIC_AND: /* alignment: at most this much more */
        state->depth += (-value - 1);
        return is_immediate(from) && value < 0 && value >= -4096;
    case ZYDIS_MNEMONIC_MOV:
        state->depth = state->base;
        return is_register(from, ZYDIS_REGISTER_RBP) && state->base != UNKNOWN;
    case ZYDIS_MNEMONIC_LEA:
        if (is_at(from, ZYDIS_REGISTER_RSP))
            state->depth -= from->mem.disp.value;
        else if (is_at(from, ZYDIS_REGISTER_RBP) && state->base != UNKNOWN)
            state->depth = state->base - from->mem.disp.value;
        else
            return false;
        return true;
    }
    return false;
}

/* Registers that may hold a stack address we need: rbp and r11. */
static void follow_registers(struct state *state, const struct instruction *in)
{
    const ZydisDecodedOperand *from = &in->operands[1];
    if (writes(in, ZYDIS_REGISTER_RBP)) {
        bool is_frame =
            in->head.mnemonic == ZYDIS_MNEMONIC_MOV && is_register(from, ZYDIS_REGISTER_RSP);
        state->base = is_frame ? state->depth : UNKNOWN;
    }
    if (writes(in, ZYDIS_REGISTER_R11)) {
        if (in->head.mnemonic == ZYDIS_MNEMONIC_LEA && is_at(from, ZYDIS_REGISTER_RSP))
            state->probe = state->depth - from->mem.disp.value;
        else if (in->head.mnemonic == ZYDIS_MNEMONIC_MOV && is_register(from, ZYDIS_REGISTER_RSP))
            state->probe = state->depth;
        else if (in->head.mnemonic == ZYDIS_MNEMONIC_SUB && is_immediate(from) &&
                 state->probe != UNKNOWN)
            state->probe += from->imm.value.s;
        else
            state->probe = UNKNOWN;
    }
    state->is_probing = in->head.mnemonic == ZYDIS_MNEMONIC_CMP &&
                        is_register(&in->operands[0], ZYDIS_REGISTER_RSP) &&
                        is_register(from, ZYDIS_REGISTER_R11) && state->probe != UNKNOWN;
}

static bool is_set_up(const struct instruction *in)
{
    switch ((int)in->head.mnemonic) {
    case ZYDIS_MNEMONIC_PUSH:
    case ZYDIS_MNEMONIC_NOP: return true;
    case ZYDIS_MNEMONIC_SUB:
    case ZYDIS_MNEMONIC_CMP: return is_register(&in->operands[0], ZYDIS_REGISTER_RSP);
    case ZYDIS_MNEMONIC_JNZ: return true;
    case ZYDIS_MNEMONIC_MOV:
        return is_register(&in->operands[0], ZYDIS_REGISTER_RBP) ||
               (is_at(&in->operands[0], ZYDIS_REGISTER_RSP) && is_immediate(&in->operands[1]));
    case ZYDIS_MNEMONIC_LEA: return is_register(&in->operands[0], ZYDIS_REGISTER_R11);
    }
    return false;
}

static int64_t operand_bytes(const ZydisDecodedOperand *operand)
{
    return operand->size / 8;
}

/* Stores above rsp are outgoing arguments. When its value goes to another register (the destination
 * of a memcpy) anything in the frame may be one. */
static void follow_stores(struct reader *r, const struct state *state, const struct instruction *in)
{
    const ZydisDecodedOperand *to = &in->operands[0], *from = &in->operands[1];
    int64_t end = 0;
    if (is_at(to, ZYDIS_REGISTER_RSP) && to->mem.disp.value >= 0 &&
        (to->actions & ZYDIS_OPERAND_ACTION_MASK_WRITE))
        end = to->mem.disp.value + operand_bytes(to);
    else if ((in->head.mnemonic == ZYDIS_MNEMONIC_LEA && is_at(from, ZYDIS_REGISTER_RSP)) ||
             (in->head.mnemonic == ZYDIS_MNEMONIC_MOV && is_register(from, ZYDIS_REGISTER_RSP) &&
              !is_register(to, ZYDIS_REGISTER_RBP)))
        end = state->depth;
    if (end > r->stored)
        r->stored = end;
}

/* The state after the instruction, and the maxima along the way. */
static bool step(struct reader *r, struct state *state, const struct instruction *in)
{
    const ZydisDecodedOperand *to = &in->operands[0];
    int mnemonic = (int)in->head.mnemonic;
    bool good = true;
    if (state->in_prologue && !is_set_up(in)) {
        state->in_prologue = false;
        if (state->depth > r->body)
            r->body = state->depth;
    }
    if (mnemonic == ZYDIS_MNEMONIC_PUSH || mnemonic == ZYDIS_MNEMONIC_PUSHFQ)
        state->depth += 8;
    else if (mnemonic == ZYDIS_MNEMONIC_POP || mnemonic == ZYDIS_MNEMONIC_POPFQ)
        good = !is_register(to, ZYDIS_REGISTER_RSP), state->depth -= 8;
    else if (mnemonic == ZYDIS_MNEMONIC_LEAVE)
        good = state->base != UNKNOWN, state->depth = state->base - 8;
    else if (mnemonic != ZYDIS_MNEMONIC_CALL && mnemonic != ZYDIS_MNEMONIC_RET &&
             writes(in, ZYDIS_REGISTER_RSP))
        good = is_register(to, ZYDIS_REGISTER_RSP) && set_depth(state, in);
    else if (!state->in_prologue)
        follow_stores(r, state, in);
    if (mnemonic == ZYDIS_MNEMONIC_CALL && state->depth > r->pushed)
        r->pushed = state->depth;
    follow_registers(state, in);
    if (state->depth > r->deepest)
        r->deepest = state->depth;
    return good;
}

/* --- Paths ----------------------------------------------------------------------------------------- */

static bool is_deeper(const struct state *a, const struct state *b)
{
    return a->depth > b->depth;
}

static void go_on(struct reader *r, size_t offset, const struct state *state)
{
    if (offset >= r->size || r->deepest >= FRAME_UNBOUNDED)
        return;
    struct state *known = &r->states[offset];
    if (known->depth != UNSEEN && !is_deeper(state, known))
        return;
    *known = *state;
    if (!r->is_pending[offset]) {
        r->is_pending[offset] = true;
        r->pending[r->pending_count++] = offset;
    }
}

/* Whether control can go on to the next instruction. */
static bool falls_through(const struct instruction *in)
{
    switch ((int)in->head.mnemonic) {
    case ZYDIS_MNEMONIC_JMP:
    case ZYDIS_MNEMONIC_RET:
    case ZYDIS_MNEMONIC_UD2:
    case ZYDIS_MNEMONIC_INT3: return false;
    }
    return true;
}

/* Jumps: into the function, out of it (a tail call: relocated), or through a table. */
static void take_branch(struct reader *r, const struct instruction *in, struct state *after)
{
    const ZydisDecodedOperand *to = &in->operands[0];
    size_t next = in->offset + in->head.length;
    if (!is_immediate(to)) {
        if (r->indirect.depth == UNSEEN || is_deeper(after, &r->indirect))
            r->indirect = *after;
    } else if (in->head.length < 5 || !r->is_relocated[next - 4]) {
        size_t target = next + (size_t)to->imm.value.s;
        bool is_probe_loop = after->is_probing && target < in->offset;
        if (is_probe_loop)
            after->depth = after->probe;
        else
            go_on(r, target, after);
    }
}

static bool decode(struct reader *r, size_t offset, struct instruction *in)
{
    in->offset = offset;
    if (ZYAN_SUCCESS(ZydisDecoderDecodeFull(&r->decoder, r->code + offset, r->size - offset,
                                            &in->head, in->operands)))
        return true;
    r->problem = arena_printf(r->arena, "no instruction at +%#zx", offset);
    return false;
}

static void follow_paths(struct reader *r)
{
    while (r->pending_count > 0 && !r->problem) {
        struct instruction in;
        size_t offset = r->pending[--r->pending_count];
        r->is_pending[offset] = false;
        struct state state = r->states[offset], after = state;
        if (!decode(r, offset, &in))
            return;
        bool was_probing = state.is_probing;
        if (!step(r, &after, &in)) {
            r->problem = arena_printf(r->arena, "the stack pointer is lost at +%#zx", offset);
            return;
        }
        if (in.head.meta.branch_type != ZYDIS_BRANCH_TYPE_NONE &&
            in.head.mnemonic != ZYDIS_MNEMONIC_CALL && in.head.mnemonic != ZYDIS_MNEMONIC_RET) {
            after.is_probing = was_probing;
            take_branch(r, &in, &after);
            after.is_probing = false;
            if (after.depth > r->deepest)
                r->deepest = after.depth;
        }
        if (falls_through(&in))
            go_on(r, offset + in.head.length, &after);
    }
}

/* Blocks nobody has come to, when there was an indirect jump that may lead to them. */
static void follow_tables(struct reader *r)
{
    size_t offset = 0;
    while (offset < r->size && r->indirect.depth != UNSEEN && !r->problem) {
        struct instruction in;
        if (!decode(r, offset, &in))
            return;
        bool is_padding =
            in.head.mnemonic == ZYDIS_MNEMONIC_NOP || in.head.mnemonic == ZYDIS_MNEMONIC_INT3;
        if (r->states[offset].depth == UNSEEN && !is_padding) {
            struct state state = r->indirect;
            go_on(r, offset, &state);
            follow_paths(r);
        }
        offset += in.head.length;
    }
}

/* --- The function ------------------------------------------------------------------------------------ */

/* Which bytes of the function a relocation applies to. */
static const bool *relocated_bytes(const struct relocatable *file, const Elf64_Sym *function,
                                   struct arena *arena)
{
    const bool *marks = file->relocated[function->st_shndx];
    if (marks)
        return marks + function->st_value;
    return arena_array(arena, function->st_size + 1, sizeof *marks);
}

static void reader_init(struct reader *r, const struct relocatable *file, const Elf64_Sym *function,
                        struct arena *arena)
{
    r->size = function->st_size;
    r->arena = arena;
    r->is_relocated = relocated_bytes(file, function, arena);
    r->states = arena_array(arena, r->size, sizeof *r->states);
    r->pending = arena_array(arena, r->size, sizeof *r->pending);
    r->is_pending = arena_array(arena, r->size, sizeof *r->is_pending);
    for (size_t i = 0; i < r->size; i++)
        r->states[i].depth = UNSEEN;
    r->indirect.depth = UNSEEN;
    ZydisDecoderInit(&r->decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
}

const char *frame_read(struct frame *frame, const struct relocatable *file,
                       const Elf64_Sym *function, struct arena *arena)
{
    struct reader r = {.code = relocatable_place(file, function, function->st_size)};
    if (!r.code || function->st_size == 0)
        return "the function has no code";
    reader_init(&r, file, function, arena);
    struct state entry = {.base = UNKNOWN, .probe = UNKNOWN, .in_prologue = true};
    go_on(&r, 0, &entry);
    follow_paths(&r);
    follow_tables(&r);
    if (r.problem)
        return r.problem;
    int64_t pushed = r.pushed > r.body ? r.pushed - r.body : 0;
    frame->bytes = r.deepest >= FRAME_UNBOUNDED ? FRAME_UNBOUNDED : (uint32_t)r.deepest + 8;
    int64_t arguments = pushed > r.stored ? pushed : r.stored;
    frame->arguments = (uint32_t)((arguments + 7) / 8 * 8);
    return NULL;
}
