/* spindle shell: reads lines from a terminal, with editing and history, or from a script. */
#include "shell.h"

#include "file.h"
#include "host.h"
#include "stopwatch.h"

#include <editline/readline.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: spindle shell [--seed N] [--time]\n"
    "Loads, links, runs and looks around, line by line: from a terminal with editing and\n"
    "history, otherwise as a script from standard input. 'help' lists the commands. A line\n"
    "that fails says so on standard error, and the next one is read. With --seed N decides\n"
    "who runs, not the timer: the same N, the same order. With --time each load and run says\n"
    "how long its steps took.\n"
    "\n"
    "Exit status: 0; for a script 1 when a line failed.\n";

static const struct option options[] = {
    {"seed", required_argument, NULL, 's'},
    {"time", no_argument, NULL, 't'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* --- Words ------------------------------------------------------------------------------------- */

/* Takes one word off, quotes removed in place; NULL: an unfinished quote. */
static char *take_word(char **rest)
{
    char *from = *rest, *to = from, *word = from, quote = 0;
    for (; *from && (quote || !strchr(" \t\r\n", *from)); from++) {
        if (quote ? *from == quote : *from == '"' || *from == '\'')
            quote = quote ? 0 : *from;
        else
            *to++ = *from;
    }
    *rest = *from ? from + 1 : from;
    *to = '\0';
    return quote ? NULL : word;
}

const char *shell_split(char *text, struct shell_line *line)
{
    line->count = 0;
    for (;;) {
        text += strspn(text, " \t\r\n");
        line->words[line->count] = NULL;
        if (!*text || *text == '#')
            return NULL;
        if (line->count == SHELL_WORDS)
            return "too many words";
        char *word = take_word(&text);
        if (!word)
            return "a quote has no end";
        line->words[line->count++] = word;
    }
}

/* --- Lines ------------------------------------------------------------------------------------- */

static int run_line(struct session *session, char *text)
{
    struct shell_line line;
    stopwatch_begin();
    const char *why = shell_split(text, &line);
    if (why)
        return host_error("%s", why);
    if (line.count == 0)
        return HOST_DONE;
    for (const struct shell_entry *entry = shell_commands; entry->name; entry++) {
        if (strcmp(entry->name, line.words[0]) != 0)
            continue;
        int given = line.count - 1;
        if (given < entry->least || (entry->most >= 0 && given > entry->most))
            return host_error("usage: %s%s%s", entry->name, *entry->arguments ? " " : "",
                              entry->arguments);
        return entry->run(session, &line);
    }
    return host_error("no command '%s'; 'help' lists them", line.words[0]);
}

static bool is_quit(const char *text)
{
    const char *word = text + strspn(text, " \t");
    size_t n = strcspn(word, " \t\r\n");
    return n == 4 && (strncmp(word, "quit", n) == 0 || strncmp(word, "exit", n) == 0);
}

static void read_terminal(struct session *session)
{
    char *text;
    rl_initialize();
    while ((text = readline("spindle> ")) && !is_quit(text)) {
        if (text[strspn(text, " \t")])
            add_history(text);
        run_line(session, text);
        fflush(stdout);
        free(text);
    }
    if (!text)
        putchar('\n');
    free(text);
}

static int read_script(struct session *session)
{
    char *text = NULL;
    size_t room = 0;
    int result = HOST_DONE;
    for (ssize_t n; (n = getline(&text, &room, stdin)) >= 0 && !is_quit(text);) {
        int ran = strlen(text) == (size_t)n ? run_line(session, text)
                                            : host_error("a line with a NUL byte");
        if (ran != HOST_DONE)
            result = HOST_REFUSED;
    }
    free(text);
    return result;
}

int command_shell(int argc, char **argv)
{
    struct session session;
    uint64_t seed = 0;
    int option, result;
    while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
        if (option == 'h')
            return host_help(help);
        if (option == 't') {
            stopwatch_start();
            continue;
        }
        if (option == ':')
            return host_usage("shell", "%s wants an argument", argv[optind - 1]);
        if (option != 's')
            return host_usage("shell", "no option '%s'", argv[optind - 1]);
        seed = host_number(optarg, UINT64_MAX);
        if (!seed)
            return host_usage("shell", "--seed wants a number from 1 on, not '%s'", optarg);
    }
    if (optind != argc)
        return host_usage("shell", "takes no '%s'", argv[optind]);
    result = session_boot(&session, 0, 0, seed);
    file_keep_compiler(isatty(STDIN_FILENO));
    if (result == HOST_DONE && isatty(STDIN_FILENO))
        read_terminal(&session);
    else if (result == HOST_DONE)
        result = read_script(&session);
    file_end_compiler();
    session_end(&session);
    return host_flush(result);
}
