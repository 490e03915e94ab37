/*
 * Fault reports: who is charged, where it was, in words.
 *
 * requires: the note of a fault; the activation it ended.
 * ensures: the report holds copies of all texts, and the blame as fault.h states it.
 */
#include "account.h"
#include "deadlock.h"
#include "fault.h"
#include "package.h"
#include "runtime/line.h"
#include "source.h"
#include "strand.h"

#include <string.h>

static bool in_arena(uintptr_t pc)
{
    const struct range *arena = &machine_layout()->arena;
    return pc >= arena->low && pc < arena->high;
}

static struct fault_place place_of(const struct fault_hooks *hooks, uintptr_t pc)
{
    if (hooks->place == NULL)
        return (struct fault_place){.domain = NULL, .live = in_arena(pc)};
    return hooks->place(pc);
}

/* Index of the innermost extension frame, note->traced when there is none. */
static size_t first_frame(const struct fault_note *note)
{
    size_t i = 0;
    while (i < note->traced && !in_arena(note->trace[i]))
        i++;
    return i;
}

/* The domain of frame i; text of no domain (runtime object, stubs) belongs to whoever called it. */
static struct domain *domain_from(const struct fault_hooks *hooks, const struct fault_note *note,
                                  size_t i)
{
    for (; i < note->traced && in_arena(note->trace[i]); i++) {
        struct fault_place place = place_of(hooks, note->trace[i]);
        if (place.live && place.domain != NULL)
            return place.domain;
    }
    return NULL;
}

/* Next extension frame above frame i, whatever kernel frames lie between. */
static size_t next_frame(const struct fault_note *note, size_t i)
{
    do
        i++;
    while (i < note->traced && !in_arena(note->trace[i]));
    return i;
}

static struct fault_site site_of(const struct fault_hooks *hooks, const struct fault_note *note)
{
    if (!note->has_site || hooks->site == NULL)
        return (struct fault_site){NULL, NULL};
    return hooks->site(note->pc, note->site);
}

/* Whether the failed check was about an argument, which the frame above passed. Inlined, caller and callee
 * are one frame, and the one above has nothing to do with it. */
static bool is_of_caller(const struct fault_hooks *hooks, const struct fault_note *note,
                         const struct spin_site *site)
{
    return site->flags & SPIN_SITE_ARGUMENT &&
           !(hooks->inlined != NULL && hooks->inlined(note->pc, site));
}

/* The fault is that of the frame above. */
static void blame_caller(struct fault_report *report, const struct fault_hooks *hooks,
                         const struct fault_note *note)
{
    size_t callee = first_frame(note);
    size_t caller = next_frame(note, callee);
    report->argument = true;
    report->outward = caller != callee + 1;
    report->caller = caller < note->traced ? note->trace[caller] : 0;
    report->charged = domain_from(hooks, note, caller);
}

/* Call of a procedure that is gone: the place the pc came from, or that called the kernel entry. */
static void blame_jump(struct fault_report *report, const struct fault_hooks *hooks,
                       const struct fault_note *note)
{
    report->caller = note->caller;
    report->charged = note->caller != 0 ? place_of(hooks, note->caller).domain : report->where;
}

static void blame(struct fault_report *report, const struct fault_hooks *hooks,
                  const struct fault_note *note)
{
    report->where = domain_from(hooks, note, first_frame(note));
    /* Closed by kind: what is not named here is a failed check. */
    if (report->kind == SPIN_FAULT_STACK || report->kind == SPIN_FAULT_HEAP)
        report->charged = report->strand->owner;
    else if (report->kind == SPIN_FAULT_TIME || report->kind == SPIN_FAULT_STARVE)
        report->charged = report->strand->unwind_charged;
    else if (report->kind == SPIN_FAULT_KILLED || report->kind == SPIN_FAULT_CLOSED ||
             report->kind == SPIN_FAULT_DEADLOCK)
        report->charged = NULL;
    else if (report->kind == SPIN_FAULT_DEAD)
        blame_jump(report, hooks, note);
    else if (report->argument)
        blame_caller(report, hooks, note);
    else
        report->charged = report->where;
}

static void copy_site(struct fault_report *report, const struct fault_site *found)
{
    const struct spin_site *site = found->row;
    const char *names[FAULT_OPERANDS] = {found->text + site->a, found->text + site->b};
    line_copy(report->file, sizeof(report->file), found->text + site->file);
    report->line = site->line;
    report->column = site->column;
    line_copy(report->expression, sizeof(report->expression), found->text + site->expression);
    for (size_t i = 0; i < FAULT_OPERANDS; i++)
        line_copy(report->operand_name[i], FAULT_NAME, names[i]);
    if (site->kind == SPIN_FAULT_TYPE && names[1][0] != '\0')
        report_types(report->types, sizeof(report->types), names[0], report->operand);
}

/* No check found it: the place is the line that ran, the innermost one of an extension. */
static void copy_line(struct fault_report *report, const char *what)
{
    const struct fault_frame *frame = report->frame_count ? &report->frames[0] : NULL;
    if (frame) {
        line_copy(report->file, sizeof(report->file), frame->file);
        report->line = frame->line;
    }
    line_copy(report->expression, sizeof(report->expression),
              what == NULL && frame ? frame->procedure : what);
}

static void add_frame(struct fault_report *report, const struct source *source)
{
    struct fault_frame *last = report->frames + report->frame_count - 1;
    if (report->frame_count && last->line == source->line &&
        strncmp(last->file, source->file, sizeof last->file - 1) == 0 &&
        strncmp(last->procedure, source->procedure, sizeof last->procedure - 1) == 0) {
        last->repeats++;
    } else if (report->frame_count == FAULT_FRAMES) {
        report->has_more_frames = true;
    } else {
        struct fault_frame *frame = &report->frames[report->frame_count++];
        line_copy(frame->procedure, sizeof frame->procedure, source->procedure);
        line_copy(frame->file, sizeof frame->file, source->file);
        frame->line = source->line;
        frame->repeats = 1;
    }
}

/* Text of no procedure, the runtime object's or a stub's, belongs to whoever called it. */
static void list_frames(struct fault_report *report, const struct fault_hooks *hooks,
                        const struct fault_note *note)
{
    struct source source;
    for (size_t i = first_frame(note); hooks->source != NULL && i < note->traced; i++)
        if (in_arena(note->trace[i]) && hooks->source(note->trace[i], &source))
            add_frame(report, &source);
    report->has_more_frames |= note->traced == FAULT_TRACE;
}

static void name_cut(struct fault_report *report, struct domain *domain)
{
    if (domain == NULL || domain == report->charged || domain == report->strand->killer)
        return;
    for (size_t i = 0; i < report->cut_off; i++)
        if (report->cut[i] == domain)
            return;
    if (report->cut_off < FAULT_CUT)
        report->cut[report->cut_off++] = domain;
}

/* Domains with a frame between the fault and the activation. */
static void list_cut(struct fault_report *report, const struct fault_hooks *hooks,
                     const struct fault_note *note)
{
    for (size_t i = first_frame(note); i < note->traced && in_arena(note->trace[i]); i++) {
        struct fault_place place = place_of(hooks, note->trace[i]);
        if (place.live)
            name_cut(report, place.domain);
    }
}

void fault_report_make(struct fault_report *report, const struct fault_hooks *hooks,
                       const struct activation *activation)
{
    const struct fault_note *note = &fault_note;
    const struct fault_site found = site_of(hooks, note);
    const struct spin_site *site = found.row;
    *report = (struct fault_report){
        .kind = note->kind,
        .strand = activation->strand,
        .pc = note->pc,
        .address = note->address,
        .operand = {note->operand[0], note->operand[1]},
        .limit = activation->strand->unwind_limit,
        .traced = note->traced,
    };
    memcpy(report->trace, note->trace, note->traced * sizeof(note->trace[0]));
    if (report->kind == SPIN_FAULT_NONE)
        report->kind = site != NULL && site->kind != 0 ? site->kind : SPIN_FAULT_ASSERT;
    /* Text that is not there any more has no check of its own to fail: it was called dead. */
    if (report->kind == SPIN_FAULT_MEMORY && in_arena(note->pc) && !place_of(hooks, note->pc).live)
        report->kind = SPIN_FAULT_DEAD;
    list_frames(report, hooks, note);
    if (site != NULL) {
        report->argument = is_of_caller(hooks, note, site);
        copy_site(report, &found);
    } else {
        copy_line(report, note->what);
    }
    blame(report, hooks, note);
    list_cut(report, hooks, note);
}

static void print_place(struct line *line, const struct fault_report *report)
{
    if (report->line != 0)
        line_print(line, " %s:%u", report->file, report->line);
    if (report->line != 0 && report->column != 0)
        line_print(line, ":%u", report->column);
    if (report->expression[0] != '\0')
        line_print(line, " '%s'", report->expression);
}

static void print_operands(struct line *line, const struct fault_report *report)
{
    if (report->types[0] != '\0') {
        line_print(line, " %s", report->types);
        return;
    }
    for (size_t i = 0; i < FAULT_OPERANDS; i++)
        if (report->operand_name[i][0] != '\0')
            line_print(line, " %s=%ld", report->operand_name[i], (int64_t)report->operand[i]);
}

/* What there is to say where no check has failed. */
static void print_circumstances(struct line *line, const struct fault_report *report)
{
    if (report->kind == SPIN_FAULT_TIME)
        line_print(line, " limit=%lu ms", report->limit / 1000000);
    if (report->kind == SPIN_FAULT_MEMORY || report->kind == SPIN_FAULT_DEAD)
        line_print(line, " address=0x%lx", report->address);
    if (report->kind == SPIN_FAULT_DEADLOCK)
        line_print(line, "%s", deadlock_text());
    if (report->kind == SPIN_FAULT_STARVE && report->strand != NULL)
        line_print(line, "%s", package_text(report->strand));
    if (report->line == 0 && report->strand != NULL)
        line_print(line, " in strand %s", report->strand->name);
}

static void print_frame(struct line *line, const struct fault_frame *frame)
{
    line_break(line);
    line_print(line, "    %s at %s:%u", frame->procedure, frame->file, frame->line);
    if (frame->repeats > 1)
        line_print(line, " (%u times)", frame->repeats);
}

static void print_report(struct line *line, const struct fault_report *report)
{
    line_print(line, "%s:", fault_word(report->kind));
    print_place(line, report);
    print_operands(line, report);
    print_circumstances(line, report);
}

size_t fault_print(const struct fault_report *report, char *buffer, size_t size)
{
    struct line line = line_into(buffer, size);
    print_report(&line, report);
    return line.length;
}

size_t fault_print_calls(const struct fault_report *report, char *buffer, size_t size)
{
    struct line line = line_into(buffer, size);
    print_report(&line, report);
    if (report->frame_count < 2 && (report->frame_count == 0 || report->frames[0].repeats < 2))
        return line.length;
    for (size_t i = 0; i < report->frame_count; i++)
        print_frame(&line, &report->frames[i]);
    if (report->has_more_frames) {
        line_break(&line);
        line_print(&line, "    ...");
    }
    return line.length;
}
