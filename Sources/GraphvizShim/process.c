#include "GraphvizShim.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static char **environment(const char *const *variables) {
  size_t old = 0, more = 0;
  while (environ[old]) old++;
  while (variables[more]) more++;
  char **all = calloc(old + more + 1, sizeof *all);
  if (!all) return NULL;
  size_t count = 0;
  for (size_t i = 0; i < more; i++) all[count++] = (char *)variables[i];
  for (size_t i = 0; i < old; i++) {
    int is_replaced = 0;
    for (size_t j = 0; j < more; j++) {
      size_t name = strcspn(variables[j], "=") + 1;
      if (strncmp(environ[i], variables[j], name) == 0) is_replaced = 1;
    }
    if (!is_replaced) all[count++] = environ[i];
  }
  return all;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int start(
    pid_t *child, const char *path, char **variables, int input, int output, int errors) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, defaults;
  int code = posix_spawn_file_actions_init(&actions);
  if (code != 0) return code;
  code = posix_spawnattr_init(&attributes);
  if (code != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return code;
  }
  // The child takes no signal settings over: a host that ignores SIGALRM would keep it alive.
  sigemptyset(&none);
  sigfillset(&defaults);
  sigdelset(&defaults, SIGKILL);
  sigdelset(&defaults, SIGSTOP);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_adddup2(&actions, output, 1);
  posix_spawn_file_actions_adddup2(&actions, errors, 2);
  char *arguments[] = {(char *)path, NULL};
  code = posix_spawn(child, path, &actions, &attributes, arguments, variables);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code;
}

entente_ending entente_run(
    const char *path, const char *const *variables, int input, int output, int errors,
    double seconds) {
  entente_ending ending = {.code = -1};
  char **all = environment(variables);
  pid_t child = 0;
  const struct timespec pause = {.tv_nsec = 2000000};
  // A file that was just written is busy while a child that another thread starts still has it open.
  for (int tries = 0; tries < 1000; tries++) {
    ending.start_error = all ? start(&child, path, all, input, output, errors) : ENOMEM;
    if (ending.start_error != ETXTBSY) break;
    nanosleep(&pause, NULL);
  }
  free(all);
  if (ending.start_error != 0) return ending;

  const double deadline = now() + seconds;
  int status = 0;
  for (;;) {
    pid_t waited = waitpid(child, &status, ending.timed_out ? 0 : WNOHANG);
    if (waited == child) break;
    if (waited < 0 && errno != EINTR) return ending;  // Somebody else collected the child.
    if (!ending.timed_out && now() > deadline) {
      ending.timed_out = 1;
      kill(child, SIGKILL);
    } else if (waited == 0) {
      nanosleep(&pause, NULL);
    }
  }
  if (WIFEXITED(status)) ending.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
  return ending;
}

int entente_open_nameless(void) {
  const char *folder = getenv("TMPDIR");
  char path[1024];
  if (!folder || strlen(folder) > 900) folder = "/tmp";
  strcpy(path, folder);
  strcat(path, "/entente-XXXXXX");
  int file = mkstemp(path);
  if (file >= 0) unlink(path);
  return file;
}

void entente_limit(size_t bytes, unsigned seconds) {
  struct rlimit memory = {bytes, bytes}, time = {seconds, seconds + 1};
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_CPU, &time);
  struct rlimit core = {0, 0};
  setrlimit(RLIMIT_CORE, &core);
}
