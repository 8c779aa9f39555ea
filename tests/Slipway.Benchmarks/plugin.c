/* A stdio plugin that costs next to nothing: one answer for every line, the id echoed. It crashes or sleeps when asked to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(void)
{
    static char line[1 << 20];
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (strstr(line, "\"query\":\"crash\"") != NULL) {
            abort();
        }
        if (strstr(line, "\"query\":\"sleep\"") != NULL) {
            nanosleep(&(struct timespec){ .tv_nsec = 100 * 1000 * 1000 }, NULL);
        }
        char id[64] = "";
        const char *found = strstr(line, "\"id\":\"");
        if (found != NULL) {
            const char *end = strchr(found + 6, '"');
            if (end != NULL && end - found < 50) {
                snprintf(id, sizeof id, "\"id\":\"%.*s\",", (int)(end - found - 6), found + 6);
            }
        }
        printf("{%s\"result\":[{\"id\":\"inc-1\",\"title\":\"Checkout latency\",\"status\":\"open\",\"severity\":\"sev2\","
               "\"service\":\"checkout\",\"createdAt\":\"2024-01-02T03:04:05Z\",\"updatedAt\":\"2024-01-02T04:05:06Z\"}]}\n", id);
        fflush(stdout);
    }
    return 0;
}
