/* Loads libclang, parses preprocessed text and reports what clang has against it; then turns the
 * tree into ours, one file per noun: libclang_types.c, _decls.c, _stmts.c, _exprs.c.
 *
 * clang is not trusted: it reads hostile text. What it says is checked again by our own passes. */
#include "clang.h"
#include "declaring.h"
#include "scan.h"

#include "steps.h"

#include <ctype.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct clang_table clang;

/* A sanitizer wants to see what the library calls. */
extern void __asan_init(void) __attribute__((weak));

/* The thread that loads. */
static struct {
    pthread_t thread;
    bool is_running;
} loading;

/* What the library refers to is mostly its own, or LLVM's: looked for there first. */
static bool load(const char *library)
{
    void *handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL | (__asan_init ? 0 : RTLD_DEEPBIND));
    if (!handle)
        return false;
    bool is_complete = true;
#define CLANG(name)                                                                                \
    *(void **)&clang.name = dlsym(handle, "clang_" #name);                                         \
    is_complete &= clang.name != NULL;
#include "clang.def"
#undef CLANG
    if (!is_complete)
        clang.createIndex = NULL;
    return is_complete;
}

static void *load_beside(void *library)
{
    load(library);
    return NULL;
}

void libclang_load_begin(const char *library)
{
    if (!clang.createIndex && !loading.is_running)
        loading.is_running =
            pthread_create(&loading.thread, NULL, load_beside, (void *)(uintptr_t)library) == 0;
}

bool libclang_load(const char *library)
{
    if (loading.is_running)
        pthread_join(loading.thread, NULL);
    loading.is_running = false;
    return clang.createIndex || load(library);
}

/* --- Reading cursors -------------------------------------------------------------------------------- */

const char *take_string(struct convert *cv, CXString string)
{
    const char *text = clang.getCString(string);
    const char *copy = arena_copy(cv->arena, text ? text : "");
    clang.disposeString(string);
    return copy;
}

struct gather {
    struct convert *cv;
    struct cursor_list list;
    size_t capacity;
};

static enum CXChildVisitResult gather_child(CXCursor cursor, CXCursor parent, CXClientData data)
{
    struct gather *gather = data;
    (void)parent;
    if (gather->list.count == gather->capacity) {
        gather->capacity = gather->capacity ? gather->capacity * 2 : 4;
        CXCursor *cursors = arena_array(gather->cv->arena, gather->capacity, sizeof *cursors);
        if (gather->list.count)
            memcpy(cursors, gather->list.cursors, gather->list.count * sizeof *cursors);
        gather->list.cursors = cursors;
    }
    gather->list.cursors[gather->list.count++] = cursor;
    return CXChildVisit_Continue;
}

struct cursor_list children_of(struct convert *cv, CXCursor cursor)
{
    struct gather gather = {.cv = cv};
    clang.visitChildren(cursor, gather_child, &gather);
    return gather.list;
}

static uint32_t location_offset(CXSourceLocation location)
{
    unsigned offset = 0;
    clang.getFileLocation(location, NULL, NULL, NULL, &offset);
    return offset;
}

uint32_t cursor_begin(CXCursor cursor)
{
    return location_offset(clang.getRangeStart(clang.getCursorExtent(cursor)));
}

uint32_t cursor_end(CXCursor cursor)
{
    return location_offset(clang.getRangeEnd(clang.getCursorExtent(cursor)));
}

uint32_t first_token(struct convert *cv, CXCursor cursor)
{
    return token_at(cv->tokens, cursor_begin(cursor));
}

uint32_t token_after(struct convert *cv, CXCursor cursor)
{
    return token_at(cv->tokens, cursor_end(cursor));
}

struct where cursor_where(struct convert *cv, CXCursor cursor)
{
    return position_of(cv->text, location_offset(clang.getCursorLocation(cursor)));
}

/* "what: advice" becomes the name of the construct and the advice behind the verdict. */
void refuse_at(struct convert *cv, enum diag_code code, uint32_t offset, const char *what)
{
    const char *colon = strstr(what, ": ");
    size_t n = colon ? (size_t)(colon - what) : strlen(what);
    diag_report(cv->diags, code, position_of(cv->text, offset), arena_copy_n(cv->arena, what, n),
                colon ? colon : "");
}

bool has_refused(const struct convert *cv, enum diag_code code)
{
    for (unsigned i = 0; diag_get(cv->diags, i); i++)
        if (diag_get(cv->diags, i)->code == code)
            return true;
    return false;
}

struct entry *entry_find(struct convert *cv, CXCursor cursor, bool make)
{
    struct entry **slot = &cv->entries[clang.hashCursor(cursor) % ENTRY_BUCKETS];
    for (struct entry *entry = *slot; entry; entry = entry->next)
        if (clang.equalCursors(entry->cursor, cursor))
            return entry;
    if (!make)
        return NULL;
    struct entry *entry = ARENA_NEW(cv->arena, struct entry);
    *entry = (struct entry){.cursor = cursor, .next = *slot};
    return *slot = entry;
}

/* --- clang's own diagnostics ------------------------------------------------------------------------ */

static const char *const arguments[] = {
    "-x",
    "cpp-output",
    "-std=gnu17",
    "--no-default-config",
    "-ffreestanding",
    "-fno-builtin",
    "-fwrapv",
    "-target",
    "x86_64-linux-gnu",
    "-ferror-limit=50",
    /* Off by default, or errors that would count. Each of these costs clang a walk over all that it can say, so
     * what else it says is sorted out below. */
    "-Wuninitialized",
    "-Wsometimes-uninitialized",
    "-Wno-int-conversion",
    "-Wno-incompatible-function-pointer-types",
    "-Wno-incompatible-pointer-types",
};

/* Warnings that matter here: what is not decided on our own tree, or only worth a word. What our rules decide
 * (conversions of pointers, const, formats, bounds) is not listed: one mistake, one error. */
static const struct {
    const char *option;
    bool is_error;
} warnings[] = {
    {"-Wimplicit-function-declaration", true},
    {"-Wimplicit-int", true},
    {"-Wenum-too-large", true},
    {"-Wincompatible-library-redeclaration", true},
    {"-Wduplicate-decl-specifier", true},
    {"-Wvisibility", true},
    {"-Wmissing-declarations", true},
    {"-Wreturn-mismatch", true},
    {"-Wuninitialized", false},
    {"-Wsometimes-uninitialized", false},
};

/* What something is here that has a name to switch it off by; what has none is an error of C. */
static enum CXDiagnosticSeverity severity_of(struct convert *cv, CXDiagnostic diagnostic)
{
    enum CXDiagnosticSeverity severity = clang.getDiagnosticSeverity(diagnostic);
    const char *option = take_string(cv, clang.getDiagnosticOption(diagnostic, NULL));
    if (!option[0])
        return severity;
    for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++)
        if (strcmp(warnings[i].option, option) == 0)
            return warnings[i].is_error ? CXDiagnostic_Error : CXDiagnostic_Warning;
    return CXDiagnostic_Ignored;
}

enum { NOTES_MAX = 2 };

struct clang_report {
    bool is_error;
    struct where where;
    const char *text;
    struct where note_places[NOTES_MAX];
    const char *notes[NOTES_MAX];
};

/* What clang says, without the history of the C language behind it. */
static const char *report_text(struct convert *cv, CXDiagnostic diagnostic)
{
    const char *text = take_string(cv, clang.getDiagnosticSpelling(diagnostic));
    const char *history = strstr(text, "; ISO C99 and later");
    return history ? arena_copy_n(cv->arena, text, (size_t)(history - text)) : text;
}

/* Where the brace was opened, what is declared otherwise. The set is the diagnostic's own. */
static void read_notes(struct convert *cv, CXDiagnostic diagnostic, struct clang_report *report)
{
    CXDiagnosticSet set = clang.getChildDiagnostics(diagnostic);
    unsigned count = clang.getNumDiagnosticsInSet(set);
    for (unsigned i = 0; i < count && i < NOTES_MAX; i++) {
        CXDiagnostic note = clang.getDiagnosticInSet(set, i);
        CXSourceLocation location = clang.getDiagnosticLocation(note);
        report->note_places[i] = position_of(cv->text, location_offset(location));
        report->notes[i] = report_text(cv, note);
        clang.disposeDiagnostic(note);
    }
}

static struct clang_report read_report(struct convert *cv, CXDiagnostic diagnostic)
{
    enum CXDiagnosticSeverity severity = severity_of(cv, diagnostic);
    CXSourceLocation location = clang.getDiagnosticLocation(diagnostic);
    bool is_shown = severity >= CXDiagnostic_Error || severity == CXDiagnostic_Warning;
    struct clang_report report = {
        .is_error = severity >= CXDiagnostic_Error,
        .where = position_of(cv->text, location_offset(location)),
        .text = is_shown ? report_text(cv, diagnostic) : NULL,
    };
    if (is_shown)
        read_notes(cv, diagnostic, &report);
    return report;
}

/* The name in quotes behind a beginning, or NULL. */
static const char *named_in(struct convert *cv, const struct clang_report *report,
                            const char *start)
{
    size_t n = strlen(start);
    if (!report->text || strncmp(report->text, start, n) != 0)
        return NULL;
    return arena_copy_n(cv->arena, report->text + n, strcspn(report->text + n, "'"));
}

/* Whether the line of a report, or the one before it, has the name. */
static bool stands_at(struct convert *cv, const struct clang_report *report, const char *name)
{
    struct where where = report->where;
    for (int i = 0; i < 2 && where.line; i++, where.line--) {
        const char *line = source_line(cv->unit->sources, where);
        if (line && strstr(line, name))
            return true;
    }
    return false;
}

/* The name that a report says is not declared, or NULL. */
static const char *undeclared(struct convert *cv, const struct clang_report *report)
{
    static const char *const starts[] = {"use of undeclared identifier '", "unknown type name '",
                                         "call to undeclared function '"};
    const char *name = NULL;
    for (size_t i = 0; !name && i < sizeof starts / sizeof *starts; i++)
        name = named_in(cv, report, starts[i]);
    return name;
}

static bool is_of_same_header(const char *a, const char *b)
{
    const char *header = header_declaring(a), *other = header_declaring(b);
    return header && other && strcmp(header, other) == 0;
}

/* Whether a name would have been declared where its type is not: "bool found = ...". */
static bool lost_its_type(struct convert *cv, const char *name, const struct clang_report *other)
{
    const char *type = undeclared(cv, other);
    const char *line = type ? source_line(cv->unit->sources, other->where) : NULL;
    size_t from = other->where.column - 1;
    if (!line || strlen(line) < from || strncmp(line + from, type, strlen(type)) != 0)
        return false;
    const char *at = line + from + strlen(type);
    at += strspn(at, " \t*");
    size_t n = strlen(name);
    return strncmp(at, name, n) == 0 && !isalnum((unsigned char)at[n]) && at[n] != '_';
}

/* Whether an error is only what another brought about: one mistake, one error. */
static bool follows(struct convert *cv, const struct clang_report *report,
                    const struct clang_report *other)
{
    const char *called = named_in(cv, report, "call to undeclared function '");
    const char *hidden = named_in(cv, report, "declaration of 'struct ");
    const char *missing = named_in(cv, other, "call to undeclared function '");
    if (!other->text || !other->is_error)
        return false;
    const char *unknown = undeclared(cv, report), *before = undeclared(cv, other);
    if (unknown && before && other < report &&
        (strcmp(unknown, before) == 0 || lost_its_type(cv, unknown, other) ||
         is_of_same_header(unknown, before)))
        return true;
    if (other < report && strncmp(report->text, "expected ", 9) == 0)
        return other->where.file == report->where.file && other->where.line == report->where.line;
    if (called && strcmp(other->text, "function definition is not allowed here") == 0)
        return stands_at(cv, other, called);
    if (hidden && named_in(cv, other, "unknown type name '"))
        return stands_at(cv, other, hidden);
    /* The interface that declares both is not included. */
    return hidden && missing && strncmp(missing, hidden, strlen(hidden)) == 0 &&
           missing[strlen(hidden)] == '_';
}

static void report_one(struct convert *cv, const struct clang_report *reports, size_t count,
                       const struct clang_report *report)
{
    if (!report->text)
        return;
    for (size_t i = 0; report->is_error && i < count; i++)
        if (&reports[i] != report && follows(cv, report, &reports[i]))
            return;
    const char *name = undeclared(cv, report), *header = name ? header_declaring(name) : NULL;
    const char *instead = header ? scan_replacement(header) : NULL;
    if (instead)
        diag_report(cv->diags, DIAG_C_01, report->where,
                    arena_printf(cv->arena, "%s: %s", report->text, instead));
    else if (header)
        diag_report(cv->diags, DIAG_C_01, report->where,
                    arena_printf(cv->arena, "%s: include <%s>", report->text, header));
    else if (report->is_error)
        diag_report(cv->diags, DIAG_C_01, report->where, report->text);
    else
        diag_warn(cv->diags, DIAG_C_01, report->where, report->text);
    for (size_t i = 0; i < NOTES_MAX && report->notes[i]; i++)
        diag_note(cv->diags, report->note_places[i], "%s", report->notes[i]);
}

static void report_all(struct convert *cv, CXTranslationUnit unit)
{
    size_t count = clang.getNumDiagnostics(unit);
    struct clang_report *reports = arena_array(cv->arena, count + 1, sizeof *reports);
    for (size_t i = 0; i < count; i++) {
        CXDiagnostic diagnostic = clang.getDiagnostic(unit, (unsigned)i);
        reports[i] = read_report(cv, diagnostic);
        clang.disposeDiagnostic(diagnostic);
    }
    for (size_t i = 0; i < count; i++)
        report_one(cv, reports, count, &reports[i]);
}

/* --- The unit ------------------------------------------------------------------------------------------ */

static bool is_file_scope_kind(enum CXCursorKind kind)
{
    return kind == CXCursor_FunctionDecl || kind == CXCursor_VarDecl ||
           kind == CXCursor_TypedefDecl;
}

static void convert_top(struct convert *cv, CXCursor cursor)
{
    enum CXCursorKind kind = clang.getCursorKind(cursor);
    if (is_file_scope_kind(kind))
        convert_declaration(cv, cursor);
    else if (kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl || kind == CXCursor_EnumDecl)
        convert_tag(cv, cursor);
    else if (kind != CXCursor_StaticAssert && cursor_end(cursor) > cursor_begin(cursor) + 1)
        refuse_at(cv, DIAG_SUB_01, cursor_begin(cursor),
                  take_string(cv, clang.getCursorKindSpelling(kind)));
    complete_tags(cv);
}

static void convert_unit(struct convert *cv, CXTranslationUnit unit)
{
    struct cursor_list top = children_of(cv, clang.getTranslationUnitCursor(unit));
    for (size_t i = 0; i < top.count && !cv->is_too_deep; i++) {
        convert_top(cv, top.cursors[i]);
        if (cv->is_too_deep)
            diag_report(cv->diags, DIAG_INP_04, cursor_where(cv, top.cursors[i]));
    }
    if (!cv->is_too_deep) /* what was not looked at has attributes nobody took */
        words_refuse_attributes(cv);
}

/* The unit that this process has parsed last. Parsed again with another text it keeps what clang made of the
 * arguments. */
static CXTranslationUnit last;

/* NULL: clang ended badly. */
static CXTranslationUnit parse_text(const char *text, size_t length)
{
    struct CXUnsavedFile file = {"unit.i", text, length};
    if (last && clang.reparseTranslationUnit(last, 1, &file, CXReparse_None) == 0)
        return last;
    setenv("LIBCLANG_NOTHREADS", "1", 1);
    clang.toggleCrashRecovery(0);
    CXIndex index = clang.createIndex(0, 0);
    last = NULL;
    enum CXErrorCode error = clang.parseTranslationUnit2(
        index, "unit.i", arguments, (int)(sizeof arguments / sizeof *arguments), &file, 1,
        CXTranslationUnit_None, &last);
    return error == CXError_Success ? last : NULL;
}

bool libclang_parse(struct unit *unit, struct diag_list *diags, struct preprocessed *text,
                    const char *library)
{
    struct convert *cv = ARENA_NEW(unit->arena, struct convert);
    cv->arena = unit->arena;
    cv->unit = unit;
    cv->diags = diags;
    cv->text = text;
    cv->tokens = &text->tokens;
    struct where main_file = {0, 0, 0};
    words_refuse(cv);
    if (diag_errors(diags))
        return false;
    if (!libclang_load(library)) {
        diag_report(diags, DIAG_INP_02, main_file,
                    arena_printf(cv->arena, "'%s' cannot be loaded: install libclang-19", library));
        return false;
    }
    steps_end(unit->steps, STEP_LOAD);
    CXTranslationUnit parsed = parse_text(text->text, text->length);
    if (!parsed) {
        diag_report(diags, DIAG_INP_02, main_file, "clang crashed or ran out of memory");
        return false;
    }
    steps_end(unit->steps, STEP_CLANG);
    report_all(cv, parsed);
    if (!diag_errors(diags)) /* after an error clang's tree has holes */
        convert_unit(cv, parsed);
    steps_end(unit->steps, STEP_TREE);
    return !diag_errors(diags);
}
