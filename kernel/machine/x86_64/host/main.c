/*
 * The program of the bare machine: runs the jobs of the archive, each in a kernel of its own, and says
 * how each of them ended.
 */
#include "host/host.h"
#include "job_text.h"
#include "machine/x86_64/bare.h"
#include "machine/x86_64/files.h"
#include "machine/x86_64/libc/libc.h"

#include "runtime/line.h"

#include <string.h>

/* Bytes that a kernel gets, unless its job says otherwise; half of what there is, if that is less. */
enum { MEMORY = 64 << 20 };

static const char job_folder[] = "job/";

void host_say(const char *prefix, const char *text, const char *end)
{
    const char *parts[] = {prefix, text, end, "\n"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        bare_message_write(parts[i], strlen(parts[i]));
}

bool host_write(const char *text, size_t n)
{
    machine_console_write(text, n);
    return true;
}

int session_load(struct session *session, const char *path, const char *name, bool debug)
{
    struct archive_member file;
    (void)debug;
    if (!files_find("object/", path, &file))
        return host_error("%s: not in the archive", path);
    return session_load_object(session, path, file.bytes, file.size, name);
}

/* --- Jobs -------------------------------------------------------------------------------------- */

/* Something else in the kernel that the job ran in: its outcome is only what it prints. */
static void run_then(char *path)
{
    struct session session = {NULL, 0, 0};
    const struct job job = {.files = &path, .file_count = 1};
    job_run(&job, &session);
    session_forget(&session);
}

static int run_job(struct job_text *text)
{
    struct session session;
    int result = session_boot(&session, text->memory ? text->memory : MEMORY, text->job.faults,
                              text->job.seed);
    if (result == HOST_DONE)
        result = job_run(&text->job, &session);
    if (text->then)
        run_then(text->then);
    session_end(&session);
    return result;
}

static int read_and_run(const struct archive_member *file)
{
    struct job_text text;
    const char *wrong = job_text_read(&text, file->bytes, file->size);
    int result = wrong ? host_error("%s: %s", file->name, wrong) : run_job(&text);
    job_text_free(&text);
    return result;
}

static bool is_job(const struct archive_member *file)
{
    return strncmp(file->name, job_folder, sizeof job_folder - 1) == 0;
}

static size_t count_jobs(void)
{
    size_t count = 0;
    for (struct archive_member file = {NULL, NULL, 0}; files_next(&file);)
        count += is_job(&file);
    return count;
}

/* Behind the messages of a job, and behind its output when others follow: the separator and how it
 * ended. */
static void separate(int result, bool with_console)
{
    char text[256];
    struct archive_member separator;
    struct line line = line_into(text, sizeof text - 1);
    if (!files_find("", "separator", &separator))
        return;
    line_add(&line, separator.bytes, separator.size);
    line_print(&line, " %d", result);
    text[line.length] = '\n';
    bare_message_write(text, line.length + 1);
    if (with_console)
        machine_console_write(text, line.length + 1);
}

static int run_jobs(void)
{
    size_t count = count_jobs();
    int result = count ? HOST_DONE : host_error("the archive has no job");
    for (struct archive_member file = {NULL, NULL, 0}; files_next(&file);) {
        if (!is_job(&file))
            continue;
        result = read_and_run(&file);
        separate(result, count > 1);
    }
    return result;
}

_Noreturn void bare_main(const struct bare_boot *boot)
{
    const char *wrong = files_boot(boot->archive, boot->archive_size);
    machine_stop(wrong ? host_error("archive: %s", wrong) : run_jobs());
}
