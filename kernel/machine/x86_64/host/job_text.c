/* Reading the text of a job. */
#include "job_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool add(char ***list, int *count, char *text)
{
    char **grown = realloc(*list, ((size_t)*count + 1) * sizeof *grown);
    if (!grown)
        return false;
    grown[(*count)++] = text;
    *list = grown;
    return true;
}

static const char *read_number(const char *text, uint64_t *number)
{
    char *end;
    errno = 0;
    *number = strtoul(text, &end, 10);
    return *end || end == text || errno ? "a value is no number" : NULL;
}

static const char *read_pair(struct job_text *text, const char *word, char *value)
{
    struct job *job = &text->job;
    bool has_room = true;
    if (strcmp(word, "object") == 0)
        has_room = add(&job->files, &job->file_count, value);
    else if (strcmp(word, "argument") == 0)
        has_room = add(&job->arguments, &job->argument_count, value);
    else if (strcmp(word, "grant") == 0)
        return grants_add(&job->grants, value) ? NULL : "a grant makes no sense";
    else if (strcmp(word, "entry") == 0)
        job->entry = value;
    else if (strcmp(word, "limit") == 0)
        return read_number(value, &job->limit);
    else if (strcmp(word, "quantum") == 0)
        return read_number(value, &job->quantum);
    else if (strcmp(word, "faults") == 0)
        return read_number(value, &job->faults);
    else if (strcmp(word, "seed") == 0)
        return read_number(value, &job->seed);
    else if (strcmp(word, "memory") == 0)
        return read_number(value, &text->memory);
    else if (strcmp(word, "then") == 0)
        text->then = value;
    else
        return "a word is unknown";
    return has_room ? NULL : "out of memory";
}

const char *job_text_read(struct job_text *job, const char *text, size_t size)
{
    const char *at = text, *end = text + size, *wrong = NULL;
    *job = (struct job_text){.then = NULL};
    if (size == 0 || end[-1] != '\0')
        return "its last word has no end";
    while (!wrong && at < end) {
        const char *value = at + strlen(at) + 1;
        if (value == end)
            return "its last word says nothing";
        wrong = read_pair(job, at, (char *)(uintptr_t)value);
        at = value + strlen(value) + 1;
    }
    return wrong || job->job.file_count ? wrong : "it has no object";
}

void job_text_free(struct job_text *job)
{
    free(job->job.files);
    free(job->job.arguments);
    *job = (struct job_text){.then = NULL};
}
