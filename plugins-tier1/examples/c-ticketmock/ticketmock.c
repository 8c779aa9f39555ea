/*
 * Tickets in memory: a stdio plugin in one file of C.
 *
 * It reads one request a line and writes one answer a line. JSON values are never interpreted further than needed: a
 * title that arrives as "caf\u00e9" is kept and sent back as the same characters, so nothing is lost in between.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define TICKETS 1000

/* A JSON value as it stands in the text; length 0 means absent. */
struct value { const char *at; size_t length; };

/* The members of a ticket, each as JSON text, or NULL. */
enum member { TITLE, DESCRIPTION, STATUS, ASSIGNEES, FIELDS, METADATA, MEMBERS };
static const char *const names[MEMBERS] = { "title", "description", "status", "assignees", "fields", "metadata" };

static char *tickets[TICKETS][MEMBERS];
static int count;

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
        at++;
    return at;
}

static const char *skip_string(const char *at)
{
    for (at++; *at && *at != '"'; at++)
        if (*at == '\\' && at[1])
            at++;
    return *at ? at + 1 : at;
}

/* The end of the value that begins here. The server sends valid JSON: counting brackets outside of strings is enough. */
static const char *skip_value(const char *at)
{
    int depth = 0;
    if (!*at)
        return at;
    do {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        if (*at == '{' || *at == '[')
            depth++;
        else if (*at == '}' || *at == ']')
            depth--;
        else if (depth == 0 && !strchr("+-.0123456789Eaeflnrstu", *at))
            return at;
        at++;
    } while (*at && (depth > 0 || !strchr(",}] \t\r\n", *at)));
    return at;
}

/* The member of that name of the object, or an absent value. */
static struct value member(struct value object, const char *name)
{
    struct value found = { NULL, 0 };
    const char *at = object.length ? skip_blanks(object.at) : "";
    const char *end = object.at + object.length;
    if (*at != '{')
        return found;
    at = skip_blanks(at + 1);
    while (at < end && *at == '"') {
        const char *key = at + 1;
        at = skip_string(at);
        bool matches = (size_t)(at - 1 - key) == strlen(name) && strncmp(key, name, strlen(name)) == 0;
        at = skip_blanks(at);
        at = skip_blanks(*at == ':' ? at + 1 : at);
        const char *start = at;
        at = skip_value(at);
        if (matches) {
            found.at = start;
            found.length = (size_t)(at - start);
        }
        at = skip_blanks(at);
        at = skip_blanks(*at == ',' ? at + 1 : at);
    }
    return found;
}

static bool is(struct value value, const char *json)
{
    return value.length == strlen(json) && strncmp(value.at, json, value.length) == 0;
}

static char *copy(struct value value)
{
    char *text = malloc(value.length + 1);
    if (!text)
        exit(1);
    memcpy(text, value.at, value.length);
    text[value.length] = '\0';
    return text;
}

/* Answers repeat the id of their request, so that none is taken for the answer to another. */
static void begin_answer(struct value id)
{
    putchar('{');
    if (id.length)
        printf("\"id\":%.*s,", (int)id.length, id.at);
}

static void fail(struct value id, const char *code, const char *message)
{
    begin_answer(id);
    printf("\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}\n", code, message);
}

static void write_ticket(int ticket)
{
    printf("{\"id\":\"%d\",\"key\":\"OPS-%d\"", ticket + 1, ticket + 1);
    for (int m = 0; m < MEMBERS; m++)
        if (tickets[ticket][m])
            printf(",\"%s\":%s", names[m], tickets[ticket][m]);
    printf(",\"createdAt\":\"2024-01-02T03:04:05Z\",\"updatedAt\":\"2024-01-02T03:04:05Z\"}");
}

static void answer_ticket(struct value id, int ticket)
{
    begin_answer(id);
    printf("\"result\":");
    write_ticket(ticket);
    puts("}");
}

/* Takes over the members that the input has; null and absent mean unchanged. */
static void set_members(int ticket, struct value input)
{
    for (int m = 0; m < MEMBERS; m++) {
        struct value given = member(input, names[m]);
        if (given.length && !is(given, "null")) {
            free(tickets[ticket][m]);
            tickets[ticket][m] = copy(given);
        }
    }
}

static int find(struct value payload)
{
    struct value id = member(payload, "id");
    char expected[16];
    for (int i = 0; i < count; i++) {
        snprintf(expected, sizeof expected, "\"%d\"", i + 1);
        if (is(id, expected))
            return i;
    }
    return -1;
}

static void query(struct value id, struct value payload)
{
    struct value limit = member(payload, "limit");
    long most = limit.length ? strtol(limit.at, NULL, 10) : 0;
    begin_answer(id);
    printf("\"result\":[");
    for (int i = 0; i < count && (most <= 0 || i < most); i++) {
        if (i)
            putchar(',');
        write_ticket(i);
    }
    puts("]}");
}

static void create(struct value id, struct value payload)
{
    if (count == TICKETS) {
        fail(id, "unavailable", "no room for more tickets");
        return;
    }
    struct value open = { "\"open\"", 6 };
    tickets[count][STATUS] = copy(open);
    set_members(count, payload);
    answer_ticket(id, count++);
}

static void handle(struct value request)
{
    struct value id = member(request, "id");
    struct value method = member(request, "method");
    struct value payload = member(request, "payload");
    int ticket = find(payload);

    if (is(method, "\"ticket.query\"")) {
        query(id, payload);
    } else if (is(method, "\"ticket.create\"")) {
        create(id, payload);
    } else if (!is(method, "\"ticket.get\"") && !is(method, "\"ticket.update\"")) {
        fail(id, "not_implemented", "unknown method");
    } else if (ticket < 0) {
        fail(id, "not_found", "ticket not found");
    } else {
        set_members(ticket, member(payload, "input"));
        answer_ticket(id, ticket);
    }
}

int main(void)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, stdin)) > 0) {
        struct value request = { line, (size_t)length };
        if (*skip_blanks(line) == '{') {
            handle(request);
            fflush(stdout);
        }
    }
    free(line);
    return 0;
}
