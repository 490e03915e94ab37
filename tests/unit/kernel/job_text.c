/* Jobs as the archive of the bare machine says them. */
#include "machine/x86_64/host/job_text.h"

#include <criterion/criterion.h>
#include <string.h>

/* With the NUL that C puts there as the last one. */
#define READ(job, text) job_text_read(job, text, sizeof(text))

Test(job_text, says_what_to_run)
{
    struct job_text text;
    cr_assert(!READ(&text, "object\0a.o\0object\0dir/b.o\0argument\0\0argument\0two words\0"
                           "grant\0a=domain\0grant\0b=scheduler\0"
                           "entry\0other\0seed\09\0limit\0"
                           "50000000\0then\0c.o"));
    cr_assert(text.job.file_count == 2 && text.job.argument_count == 2);
    cr_assert(strcmp(text.job.files[0], "a.o") == 0 && strcmp(text.job.files[1], "dir/b.o") == 0);
    cr_assert(strcmp(text.job.arguments[0], "") == 0);
    cr_assert(strcmp(text.job.arguments[1], "two words") == 0);
    cr_assert(strcmp(text.job.entry, "other") == 0 && text.job.limit == 50000000 &&
              text.job.seed == 9);
    cr_assert(strcmp(text.then, "c.o") == 0);
    cr_assert_eq(text.job.grants.count, 2);
    cr_assert_str_eq(text.job.grants.text[1], "b=scheduler");
    job_text_free(&text);
}

Test(job_text, says_no_more_than_it_must)
{
    struct job_text text;
    cr_assert(!READ(&text, "object\0a.o"));
    cr_assert(text.job.file_count == 1 && text.job.argument_count == 0);
    cr_assert(!text.job.entry && !text.job.limit && !text.then);
    job_text_free(&text);
}

static void expect_refusal(const char *bytes, size_t size, const char *words)
{
    struct job_text text;
    const char *wrong = job_text_read(&text, bytes, size);
    cr_assert(wrong && strstr(wrong, words), "'%s', not '%s'", wrong ? wrong : "read", words);
    job_text_free(&text);
}

#define REFUSED(text, words) expect_refusal(text, sizeof(text), words)

Test(job_text, that_makes_no_sense_is_refused)
{
    expect_refusal("", 0, "has no end");
    expect_refusal("object", 6, "has no end");
    REFUSED("object", "says nothing");
    REFUSED("argument\0a", "has no object");
    REFUSED("object\0a.o\0entry", "says nothing");
    REFUSED("object\0a.o\0colour\0red", "unknown");
    REFUSED("object\0a.o\0limit\0"
            "12x",
            "no number");
    REFUSED("object\0a.o\0limit\0", "no number");
    REFUSED("object\0a.o\0grant\0a", "a grant makes no sense");
    REFUSED("object\0a.o\0grant\0=domain", "a grant makes no sense");
    REFUSED("object\0a.o\0grant\0a=", "a grant makes no sense");
    REFUSED("object\0a.o\0limit\0"
            "99999999999999999999",
            "no number");
}
