// The main program of a target where there is no fuzzer: each argument is a file, or a folder of files, and each is one input.
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int replay_file(const char *path) {
  FILE *f = fopen(path, "rb");
  uint8_t *bytes = NULL;
  size_t n = 0;
  for (size_t got = 1; f != NULL && got > 0; n += got) {
    bytes = realloc(bytes, n + 65536);
    if (bytes == NULL)
      break;
    got = fread(bytes + n, 1, 65536, f);
  }
  if (f == NULL || bytes == NULL) {
    perror(path);
    exit(1);
  }
  fclose(f);
  if (getenv("EISEN_FUZZ_VERBOSE") != NULL)
    fprintf(stderr, "%s\n", path);
  LLVMFuzzerTestOneInput(bytes, n);
  free(bytes);
  return 1;
}

static int replay(const char *path) {
  struct stat st;
  int n = 0;
  if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
    return replay_file(path);
  DIR *d = opendir(path);
  for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
    char inside[4096];
    if (e->d_name[0] == '.')
      continue;
    snprintf(inside, sizeof inside, "%s/%s", path, e->d_name);
    n += replay(inside);
  }
  if (d != NULL)
    closedir(d);
  return n;
}

int main(int argc, char **argv) {
  int n = 0;
  for (int i = 1; i < argc; i++)
    n += replay(argv[i]);
  printf("%d inputs\n", n);
  return n == 0;
}
