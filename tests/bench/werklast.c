// The reference workload on the machine: reads flat numbers, makes records and columns of them, and measures how long the machine
// takes over the columns.
//   werklast IMAGE FLAT [PROVIDERS-A-BATCH [TIMES]]
//   werklast --bewijs FLAT      the records themselves, a line for each provider
// Standard output: for each of the twenty requirements "Rnn ja nee deels nvt onbekend sum", as the reference program prints them.
// Standard error: times. Requirement 20 is a thema of the image.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "file.h"
#include "verdict.h"

enum { REQUIREMENTS = 20, MISSING_DATE = -1 };
static const int64_t missing_money = -9007199254740991LL;

struct numbers {
  const char *p, *end;
};

static int64_t next_number(struct numbers *in) {
  while (in->p < in->end && *in->p <= ' ')
    in->p++;
  bool minus = in->p < in->end && *in->p == '-';
  int64_t x = 0;
  for (in->p += minus; in->p < in->end && *in->p > ' '; in->p++)
    x = 10 * x + (*in->p - '0');
  return minus ? -x : x;
}

// ---- from numbers to records ----

static void put(struct records *r, uint32_t row, const char *field, struct text value, enum state state) {
  struct rec_value v = {.field = text_from(field), .state = state, .origin = NO_INDEX};
  struct text *values = NEW(r->arena, struct text);
  *values = value;
  v.values = state == STATE_KNOWN ? values : NULL;
  v.n_values = state == STATE_KNOWN;
  v.cause = state == STATE_UNKNOWN ? CAUSE_MISSING : CAUSE_NONE;
  records_value(r, row, v);
}

static void put_number(struct records *r, uint32_t row, const char *field, int64_t x, bool known) {
  put(r, row, field, text_format(r->arena, "%lld", (long long)x), known ? STATE_KNOWN : STATE_UNKNOWN);
}

static void put_bool(struct records *r, uint32_t row, const char *field, bool x) {
  put(r, row, field, x ? TEXT("ja") : TEXT("nee"), STATE_KNOWN);
}

static void put_forms(struct records *r, int64_t mask) {
  struct rec_value v = {.field = TEXT("zv"), .state = STATE_KNOWN, .values = NEW_ARRAY(r->arena, struct text, 8), .origin = NO_INDEX};
  for (int i = 0; i < 8; i++)
    if (mask >> i & 1)
      v.values[v.n_values++] = text_format(r->arena, "z%d", i);
  records_value(r, 0, v);
}

static void read_employee(struct records *r, struct numbers *in, long k) {
  uint32_t row = records_row(r, TEXT("medewerker"), text_format(r->arena, "%ld", k), 0, NO_INDEX);
  put_number(r, row, "rol", next_number(in), true);
  put_bool(r, row, "contact", next_number(in) != 0);
  put_number(r, row, "dienst", next_number(in), true);
  int64_t vog = next_number(in), profile = next_number(in);
  put_number(r, row, "vog", vog, vog != MISSING_DATE);
  put_bool(r, row, "heeft-vog", vog != MISSING_DATE);
  put_number(r, row, "profiel", profile, vog != MISSING_DATE);
}

static void read_client(struct records *r, struct numbers *in, long k) {
  uint32_t row = records_row(r, TEXT("cliënt"), text_format(r->arena, "%ld", k), 0, NO_INDEX);
  put_number(r, row, "start", next_number(in), true);
  put_bool(r, row, "getekend", next_number(in) != 0);
  int64_t plan = next_number(in);
  put_number(r, row, "plan", plan, plan != MISSING_DATE);
  put_bool(r, row, "heeft-plan", plan != MISSING_DATE);
  put_number(r, row, "product", next_number(in), true);
  int64_t message = next_number(in);
  put_number(r, row, "bericht", message, message != MISSING_DATE);
  put_bool(r, row, "heeft-bericht", message != MISSING_DATE);
}

static void read_provider(struct records *r, struct numbers *in, long employees, long clients) {
  static const char *const money[] = {"omzet", "ev", "tb", "tv", "va", "lm", "ks"};
  r->peildatum = 20270; // no eis looks at it
  put_forms(r, next_number(in));
  put_number(r, 0, "sector", next_number(in), true);
  put_number(r, 0, "keurmerk", next_number(in), true);
  for (size_t i = 0; i < sizeof money / sizeof *money; i++) {
    int64_t x = next_number(in);
    put_number(r, 0, money[i], x, x != missing_money);
  }
  for (long k = 0; k < employees; k++)
    read_employee(r, in, k);
  for (long k = 0; k < clients; k++)
    read_client(r, in, k);
  vec_push(r->arena, &r->lists, (struct rec_list){.entity = TEXT("medewerker"), .parent = NO_INDEX, .origin = NO_INDEX});
  vec_push(r->arena, &r->lists, (struct rec_list){.entity = TEXT("cliënt"), .parent = NO_INDEX, .origin = NO_INDEX});
}

// ---- batches ----

struct batch {
  struct arena *arena;
  struct columns columns;
};
struct work {
  struct arena *arena;
  struct image image;
  long providers, employees, clients, size;
  struct batch *batches;
  long n;
  uint32_t regs[REQUIREMENTS + 1];
};

static void build_batch(struct work *w, struct batch *b, struct numbers *in, long n) {
  struct sink sink = {.arena = w->arena};
  struct arena *records = arena_child(w->arena);
  const struct records **all = NEW_ARRAY(w->arena, const struct records *, (size_t)n);
  for (long i = 0; i < n; i++) {
    struct records *r = NEW(records, struct records);
    records_init(r, records, text_format(records, "%ld", i));
    read_provider(r, in, w->employees, w->clients);
    all[i] = r;
  }
  b->arena = arena_child(w->arena);
  if (!columns_build(b->arena, &sink, &w->image, all, (uint32_t)n, &b->columns) || sink.first != NULL) {
    fprintf(stderr, "de gegevens passen niet bij de set\n");
    exit(1);
  }
  arena_free(records); // the machine does not look at them
}

static void load(struct work *w, struct numbers in) {
  w->providers = (long)next_number(&in);
  w->employees = (long)next_number(&in);
  w->clients = (long)next_number(&in);
  w->n = (w->providers + w->size - 1) / w->size;
  w->batches = NEW_ARRAY(w->arena, struct batch, (size_t)w->n);
  for (long i = 0; i < w->n; i++) {
    long left = w->providers - i * w->size;
    build_batch(w, &w->batches[i], &in, left < w->size ? left : w->size);
  }
}

static void find_registers(struct work *w) {
  for (uint32_t t = 0; t < w->image.n_targets; t++) {
    const struct img_target *target = &w->image.targets[t];
    if (target->kind == TARGET_EIS)
      w->regs[atoi(text_z(w->arena, img_text(&w->image, target->number)))] = target->reg;
  }
  w->regs[REQUIREMENTS] = w->image.themes[0].reg;
}

// ---- results ----

struct line {
  long count[5], sum;
};

static int code_of(unsigned possible) {
  switch (possible) {
  case JA: return 0;
  case NEE: return 1;
  case DEELS: return 2;
  case NVT: return 3;
  default: return 4;
  }
}

static void count_batch(const struct work *w, const struct run *run, long first, struct line *lines) {
  for (uint32_t p = 0; p < run->columns->providers; p++)
    for (int r = 1; r <= REQUIREMENTS; r++) {
      int code = code_of(run_outcome(run, w->regs[r], p));
      lines[r].count[code]++;
      lines[r].sum += ((first + p + 1) % 1009 + 1) * code;
    }
}

static void print_lines(const struct line *lines) {
  for (int r = 1; r <= REQUIREMENTS; r++) {
    printf("R%02d", r);
    for (int c = 0; c < 5; c++)
      printf(" %ld", lines[r].count[c]);
    printf(" %ld\n", lines[r].sum);
  }
}

static void print_results(const struct work *w) {
  struct line lines[REQUIREMENTS + 1] = {0};
  struct vm_room *room = vm_room_new(w->arena, &w->image);
  for (long i = 0; i < w->n; i++) {
    struct run run;
    vm_run_in(room, &w->batches[i].columns, &run);
    count_batch(w, &run, i * w->size, lines);
  }
  vm_room_free(room);
  print_lines(lines);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

// One pass over all batches; the memory of a run is used again by the next.
static double one_pass(const struct work *w, struct vm_room *room) {
  double start = now();
  for (long i = 0; i < w->n; i++) {
    struct run run;
    vm_run_in(room, &w->batches[i].columns, &run);
  }
  return now() - start;
}

static int by_time(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void print_times(const struct work *w, int times) {
  struct vm_room *room = vm_room_new(w->arena, &w->image);
  double *t = NEW_ARRAY(w->arena, double, (size_t)times);
  for (int i = 0; i < times; i++)
    t[i] = one_pass(w, room);
  qsort(t, (size_t)times, sizeof *t, by_time);
  fprintf(stderr, "eisen eval_min=%.9f eval_med=%.9f reps=%d N=%ld batch=%ld code=%u\n", t[0], t[times / 2], times, w->providers,
          w->size, w->image.n_code);
  vm_room_free(room);
}

static void no_memory(void *context) {
  (void)context;
  abort();
}

static void print_records(struct arena *arena, struct numbers in) {
  long providers = (long)next_number(&in), employees = (long)next_number(&in), clients = (long)next_number(&in);
  for (long i = 0; i < providers; i++) {
    struct arena *a = arena_child(arena);
    struct records r;
    records_init(&r, a, text_format(a, "Aanbieder %ld", i + 1));
    read_provider(&r, &in, employees, clients);
    struct text json = records_to_json(a, &r);
    fwrite(json.p, 1, json.n, stdout);
    arena_free(a);
  }
}

int main(int argc, char **argv) {
  struct work w = {.size = argc > 3 ? atol(argv[3]) : 128};
  struct text image, flat;
  int times = argc > 4 ? atoi(argv[4]) : 11;
  w.arena = arena_new((struct oom){no_memory, NULL});
  struct sink sink = {.arena = w.arena};
  if (argc == 3 && strcmp(argv[1], "--bewijs") == 0 && file_read(w.arena, &sink, argv[2], &flat)) {
    print_records(w.arena, (struct numbers){flat.p, flat.p + flat.n});
    arena_free(w.arena);
    return 0;
  }
  if (argc < 3 || w.size < 1 || times < 1 || !file_read(w.arena, &sink, argv[1], &image) ||
      !file_read(w.arena, &sink, argv[2], &flat) || !image_read(w.arena, &sink, text_from(argv[1]), image, &w.image)) {
    fprintf(stderr, "gebruik: werklast IMAGE FLAT [AANBIEDERS-PER-BATCH [KEREN]]\n");
    return 2;
  }
  find_registers(&w);
  load(&w, (struct numbers){flat.p, flat.p + flat.n});
  print_results(&w);
  print_times(&w, times);
  for (long i = 0; i < w.n; i++)
    arena_free(w.batches[i].arena);
  arena_free(w.arena);
  return 0;
}
