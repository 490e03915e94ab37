#include "serve.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 4096, ARGUMENT_BYTES_MAX = 1 << 20 };

struct request {
    char **argv; /* argv[0] is not the request's */
    int argc;
};

static void request_clear(struct request *request)
{
    while (request->argc > 1)
        free(request->argv[--request->argc]);
    request->argv[1] = NULL;
}

/* One argument, NULL at the end of input or when it is none: too long, or cut off. */
static char *read_argument(void)
{
    char *text = NULL;
    size_t room = 0;
    ssize_t n = getdelim(&text, &room, '\0', stdin);
    if (n > 0 && n <= ARGUMENT_BYTES_MAX && text[n - 1] == '\0')
        return text;
    free(text);
    return NULL;
}

static bool read_request(struct request *request)
{
    for (char *text; (text = read_argument()) != NULL;) {
        if (!*text) {
            free(text);
            return true;
        }
        if (request->argc == ARGUMENTS_MAX) {
            free(text);
            return false;
        }
        request->argv[request->argc++] = text;
        request->argv[request->argc] = NULL;
    }
    return false;
}

int serve(char *program, serve_request *work)
{
    struct request request = {calloc(ARGUMENTS_MAX + 1, sizeof(char *)), 1};
    int answers = dup(STDOUT_FILENO);
    if (!request.argv || answers < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        perror("spinc: --serve");
        free(request.argv);
        return 1;
    }
    request.argv[0] = program;
    bool is_heard = true;
    while (is_heard && read_request(&request)) {
        int result = work(request.argc, request.argv);
        fflush(NULL);
        is_heard = dprintf(answers, "%d\n", result) > 0;
        request_clear(&request);
    }
    request_clear(&request);
    free(request.argv);
    close(answers);
    return is_heard && feof(stdin) ? 0 : 1;
}
