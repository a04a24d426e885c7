#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"

struct folder {
  struct arena *a;
  struct sink sink;
  char path[64];
  int fd;
};

static const char *in(struct folder *f, const char *name) {
  return text_format(f->a, "%s/%s", f->path, name).p;
}

// A folder with a file, a folder with a file, links inward and outward, and a pipe.
static int make_folder(void **state) {
  struct folder *f = test_calloc(1, sizeof *f);
  f->a = check_arena();
  f->sink.arena = f->a;
  strcpy(f->path, "/tmp/eisen-file-XXXXXX");
  assert_non_null(mkdtemp(f->path));
  assert_int_equal(mkdir(in(f, "map"), 0755), 0);
  assert_true(file_write(&f->sink, in(f, "een.csv"), TEXT("een\n")));
  assert_true(file_write(&f->sink, in(f, "map/twee.csv"), TEXT("twee\n")));
  assert_int_equal(symlink("map/twee.csv", in(f, "binnen")), 0);
  assert_int_equal(symlink("/etc/passwd", in(f, "buiten")), 0);
  assert_int_equal(symlink("/etc", in(f, "buitenmap")), 0);
  assert_int_equal(mkfifo(in(f, "pijp"), 0600), 0);
  f->fd = open(f->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  *state = f;
  return 0;
}

static int remove_folder(void **state) {
  struct folder *f = *state;
  static const char *const names[] = {"een.csv", "map/twee.csv", "map",  "binnen",
                                      "buiten",  "buitenmap",    "pijp", "nieuw"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    remove(in(f, names[i]));
  int left = rmdir(f->path);
  close(f->fd);
  arena_free(f->a);
  test_free(f);
  return left; // a forgotten temporary file fails the test
}

static void reads_whole_files(void **state) {
  struct folder *f = *state;
  struct text t;
  assert_true(file_read(f->a, &f->sink, in(f, "een.csv"), &t));
  check_text(t, "een\n");
  assert_int_equal(t.p[t.n], 0);
  assert_true(file_read(f->a, &f->sink, "/proc/self/status", &t)); // says it is empty, and is not
  assert_true(t.n > 100);
  assert_null(f->sink.first);
}

static void reads_streams(void **state) {
  struct folder *f = *state;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  pid_t writer = fork();
  if (writer == 0) {
    char block[1000];
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 300; i++)
      if (write(ends[1], block, sizeof block) != (ssize_t)sizeof block)
        _Exit(1);
    _Exit(0);
  }
  close(ends[1]);
  struct text t;
  assert_true(file_read_fd(f->a, &f->sink, ends[0], TEXT("pijp"), &t));
  assert_int_equal(t.n, 300000);
  close(ends[0]);
  waitpid(writer, NULL, 0);
}

static void says_why_it_cannot_read(void **state) {
  struct folder *f = *state;
  struct text t;
  struct sink nowhere = {.arena = f->a}, folder = {.arena = f->a}, large = {.arena = f->a};
  assert_false(file_read(f->a, &nowhere, "/bestaat/niet", &t));
  check_messages(&nowhere,
                 "fout E0001: Het bestand «/bestaat/niet» kan niet worden geopend: het bestand bestaat niet.\n"
                 "hulp: Controleer de naam en de map van het bestand.\n");
  assert_false(file_read(f->a, &folder, "/tmp", &t));
  check_messages(&folder, "fout E0006: «/tmp» is geen gewoon bestand.\nhulp: Noem een bestand. Een map, een pijp of een apparaat kan hier niet.\n");
  assert_int_equal(truncate(in(f, "een.csv"), FILE_LIMIT + 1L), 0);
  assert_false(file_read_fd(f->a, &large, openat(f->fd, "een.csv", O_RDONLY), TEXT("een.csv"), &t));
  check_messages(&large,
                 "fout E0002: Het bestand «een.csv» is te groot: hoogstens 256 MB mag.\nhulp: Splits het bestand.\n");
}

static void writes_whole_or_not_at_all(void **state) {
  struct folder *f = *state;
  struct text t;
  struct stat st;
  assert_true(file_write(&f->sink, in(f, "nieuw"), TEXT("een")));
  assert_int_equal(chmod(in(f, "nieuw"), 0600), 0);
  assert_true(file_write(&f->sink, in(f, "nieuw"), TEXT("twee")));
  assert_true(file_read(f->a, &f->sink, in(f, "nieuw"), &t));
  check_text(t, "twee");
  assert_int_equal(stat(in(f, "nieuw"), &st), 0);
  assert_int_equal(st.st_mode & 0777, 0600);
  assert_true(file_write(&f->sink, in(f, "binnen"), TEXT("door de link"))); // the file behind it, the link stays
  assert_int_equal(lstat(in(f, "binnen"), &st), 0);
  assert_true(S_ISLNK(st.st_mode));
  assert_true(file_read(f->a, &f->sink, in(f, "map/twee.csv"), &t));
  check_text(t, "door de link");
  assert_true(file_write(&f->sink, "/dev/null", TEXT("weg")));
  assert_int_equal(stat("/dev/null", &st), 0);
  assert_true(S_ISCHR(st.st_mode));
}

static void says_why_it_cannot_write(void **state) {
  struct folder *f = *state;
  struct sink nowhere = {.arena = f->a}, folder = {.arena = f->a}, full = {.arena = f->a};
  assert_false(file_write(&nowhere, "/bestaat/niet", TEXT("x")));
  check_messages(&nowhere,
                 "fout E0004: Het bestand «/bestaat/niet» kan niet worden geschreven: de map bestaat niet. Er is "
                 "niets veranderd.\nhulp: Controleer of er ruimte is op de schijf en of u in deze map mag "
                 "schrijven.\n");
  assert_int_equal(nowhere.system, 1);
  assert_false(file_write(&folder, f->path, TEXT("x")));
  check_text(folder.first->args[1], "het is een map");
  assert_false(file_write(&full, "/dev/full", TEXT("x")));
  check_text(full.first->args[1], "de schijf is vol");
}

static void expect_outside(struct folder *f, struct text name) {
  struct sink sink = {.arena = f->a};
  assert_int_equal(file_open_beneath(&sink, f->fd, name), -1);
  assert_int_equal(sink.errors, 1);
  assert_int_equal(sink.first->id, M_FILE_OUTSIDE);
}

static void expect_refused(struct folder *f, const char *name, enum message_id id) {
  struct sink sink = {.arena = f->a};
  assert_int_equal(file_open_beneath(&sink, f->fd, text_from(name)), -1);
  assert_int_equal(sink.first->id, id);
}

static void expect_opened(struct folder *f, const char *name, const char *content) {
  struct sink sink = {.arena = f->a};
  struct text t;
  int fd = file_open_beneath(&sink, f->fd, text_from(name));
  assert_true(fd >= 0);
  assert_true(file_read_fd(f->a, &sink, fd, text_from(name), &t));
  check_text(t, content);
  close(fd);
}

static void stays_in_its_folder(void **state) {
  struct folder *f = *state;
  expect_opened(f, "een.csv", "een\n");
  expect_opened(f, "./map//twee.csv", "twee\n");
  static const char *const outside[] = {"", "/etc/passwd", "../een.csv", "map/../een.csv", "map/..", "buiten"};
  for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
    expect_outside(f, text_from(outside[i]));
  expect_outside(f, TEXT("een.csv\0.txt"));
  expect_refused(f, "map", M_FILE_NOT_REGULAR);
  expect_refused(f, "pijp", M_FILE_NOT_REGULAR);
  expect_refused(f, "nergens", M_FILE_OPEN);
}

static void follows_links_that_stay_inside(void **state) {
  struct folder *f = *state;
  expect_opened(f, "binnen", "twee\n");
  expect_outside(f, TEXT("buitenmap/passwd"));
}

// A kernel without openat2, in a process of its own because it stays that way.
static void forget_openat2(void) {
  struct sock_filter steps[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0), // the number of the call
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof steps / sizeof *steps, steps};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    _Exit(77);
}

static int tried_without_openat2(struct folder *f) {
  static const struct {
    const char *name;
    bool opens;
  } cases[] = {
      {"een.csv", true},  {"./map//twee.csv", true},   {"binnen", false},  {"buiten", false}, {"map", false},
      {"map/", false},    {"buitenmap/passwd", false}, {"pijp", false},    {".", false},      {"../een.csv", false},
      {"nergens", false}, {"een.csv/x", false},        {"map/../", false}, {"", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int fd = file_open_beneath(&f->sink, f->fd, text_from(cases[i].name));
    if ((fd >= 0) != cases[i].opens || (fd < 0) != (f->sink.errors > 0))
      return (int)i + 1;
    f->sink = (struct sink){.arena = f->a};
  }
  return 0;
}

static void stays_in_its_folder_on_an_old_kernel(void **state) {
  struct folder *f = *state;
  pid_t child = fork();
  if (child == 0) {
    forget_openat2();
    _Exit(tried_without_openat2(f));
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  if (WEXITSTATUS(status) == 77)
    skip();
  assert_int_equal(WEXITSTATUS(status), 0);
}

static void names_folders(void **state) {
  struct folder *f = *state;
  check_text(file_dirname(f->a, TEXT("a/b/c.eis")), "a/b");
  check_text(file_dirname(f->a, TEXT("c.eis")), ".");
  check_text(file_dirname(f->a, TEXT("/c.eis")), "/");
  check_text(file_dirname(f->a, TEXT("a//c.eis")), "a");
  check_text(file_join(f->a, TEXT("a"), TEXT("b")), "a/b");
  check_text(file_join(f->a, TEXT("a/"), TEXT("b")), "a/b");
  check_text(file_join(f->a, TEXT("."), TEXT("b")), "b");
  check_text(file_join(f->a, TEXT("a"), TEXT("/b")), "/b");
  assert_true(file_exists(f->path));
  assert_false(file_exists(in(f, "nergens")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(reads_whole_files),
      TEST(reads_streams),
      TEST(says_why_it_cannot_read),
      TEST(writes_whole_or_not_at_all),
      TEST(says_why_it_cannot_write),
      TEST(stays_in_its_folder),
      TEST(follows_links_that_stay_inside),
      TEST(stays_in_its_folder_on_an_old_kernel),
      TEST(names_folders),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
