// What the eisen of a set ask, for normen_test.sh.
//
//   normen image SET.eisb NAME       each eis, kpi and exception of a compiled set: kind, number, and how many of its leaves are computed,
//                                    are judged by a person, and are only shown
//   normen bron SET.eis [MORE.eis…]  each number and each name with a number in what it asks: kind, number, that text. A definitie, begrip or
//                                    table that it names belongs to it, in the set or in one of the other sources. «eens per» is a 1.
//
// An exception on an eis of its own set belongs to that eis.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "image.h"
#include "syntax.h"

// ---- a compiled set ----

struct count { unsigned computed, judged, shown; };

static void count_leaf(struct count *c, const struct img_target *t) {
  if (!(t->flags & TARGET_LEAF))
    return;
  if (t->flags & TARGET_SHOWN)
    c->shown++;
  else if (t->flags & (TARGET_JUDGED | TARGET_NO_TEXT))
    c->judged++;
  else
    c->computed++;
}

// What an exception puts in the place of something, or decides without a norm.
static void count_exception(struct count *c, const struct image *im, uint32_t x) {
  const struct img_exception *e = &im->exceptions[x];
  for (uint32_t t = 0; t < im->n_targets; t++)
    if (im->targets[t].exception == x)
      count_leaf(c, &im->targets[t]);
  for (uint32_t b = 0; b < e->branches; b++)
    c->computed += im->branches[e->first_branch + b].norm == NONE;
  for (uint32_t a = 0; a < e->aims; a++)
    c->computed += im->aims[e->first_aim + a].begrip != 0;
}

static uint32_t own_eis(const struct image *im, uint32_t exception) {
  const struct img_exception *e = &im->exceptions[exception];
  uint32_t t = e->aims == 0 ? NONE : im->aims[e->first_aim].target;
  if (t == NONE || im->targets[t].set != e->set || im->targets[t].exception != NONE)
    return NONE;
  return im->targets[t].parent == NONE ? t : im->targets[t].eis;
}

static void show_count(const char *kind, struct text number, const struct count *c) {
  printf("%s\t%.*s\t%u\t%u\t%u\n", kind, TP(number), c->computed, c->judged, c->shown);
}

static void show_eis(const struct image *im, uint32_t eis) {
  struct count c = {0};
  for (uint32_t t = eis; t < im->n_targets; t++)
    if (im->targets[t].exception == NONE && (t == eis || im->targets[t].eis == eis))
      count_leaf(&c, &im->targets[t]);
  for (uint32_t x = 0; x < im->n_exceptions; x++)
    if (own_eis(im, x) == eis && im->exceptions[x].text.len > 0)
      count_exception(&c, im, x);
  struct text number = img_text(im, im->targets[eis].number), kpi = TEXT("kpi ");
  bool is_kpi = text_starts(number, kpi);
  show_count(is_kpi ? "kpi" : "eis", is_kpi ? text_slice(number, kpi.n, number.n) : number, &c);
}

static int show_image(struct arena *a, struct text bytes, struct text name) {
  struct image im;
  struct sink sink = {.arena = a};
  if (!image_read(a, &sink, name, bytes, &im))
    return EXIT_FAILURE;
  uint32_t set = image_find_set(&im, name);
  for (uint32_t t = 0; t < im.n_targets; t++)
    if (im.targets[t].set == set && im.targets[t].exception == NONE && im.targets[t].parent == NONE)
      show_eis(&im, t);
  for (uint32_t x = 0; x < im.n_exceptions; x++) {
    struct count c = {0};
    if (im.exceptions[x].set != set || im.exceptions[x].text.len == 0 || own_eis(&im, x) != NONE)
      continue;
    count_exception(&c, &im, x);
    show_count("afwijking", img_text(&im, im.exceptions[x].label), &c);
  }
  return EXIT_SUCCESS;
}

// ---- a source ----

enum { SOURCES = 8, SEEN = 256 };

struct asked {
  const struct node *roots[SOURCES];
  size_t n;
  const struct node *seen[SEEN]; // declarations that belong to this row already
  size_t n_seen;
  const char *kind;
  struct text number;
};

// What says nothing about what is asked, or only how a person is asked.
static bool is_aside(enum node_kind kind) {
  static const enum node_kind kinds[] = {N_VERBATIM, N_READING, N_REMARK, N_DEFECT, N_QUESTION, N_HELP, N_SOURCE, N_IN_THEME,
      N_FORMERLY, N_AIM, N_REPLACES, N_BEFORE, N_WHO, N_JUDGE, N_LOOK_JUDGE, N_EXCEPTION};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kind == kinds[i])
      return true;
  return false;
}

static const struct node *declared(const struct asked *q, struct text name) {
  for (size_t i = 0; i < q->n; i++)
    for (const struct node *d = node_child(q->roots[i], 2)->child; d; d = d->next)
      if ((d->kind == N_DEFINITION || d->kind == N_TABLE || d->kind == N_TERM) && text_eq(d->text, name))
        return d;
  return NULL;
}

static bool is_new(struct asked *q, const struct node *declaration) {
  for (size_t i = 0; i < q->n_seen; i++)
    if (q->seen[i] == declaration)
      return false;
  if (q->n_seen < SEEN)
    q->seen[q->n_seen++] = declaration;
  return true;
}

static void show_number(const struct asked *q, struct text t) {
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] >= '0' && t.p[i] <= '9') {
      printf("%s\t%.*s\t%.*s\n", q->kind, TP(q->number), TP(t));
      return;
    }
}

static void show_below(struct asked *q, const struct node *n);

static void show_node(struct asked *q, const struct node *n, const struct node *parent) {
  if (is_aside(n->kind) || (n->kind == N_TITLE && parent->kind != N_EQUAL && parent->kind != N_LIST))
    return;
  if (n->kind == N_PERIODIC || n->kind == N_YEARLY)
    show_number(q, TEXT("1"));
  const struct node *d = declared(q, n->text);
  if (d != NULL && is_new(q, d))
    show_below(q, d);
  bool label = n->kind == N_PART || n->kind == N_EIS || n->kind == N_KPI;
  if (!label)
    show_number(q, n->text);
  for (const struct node *c = n->child; n->kind == N_TOPICS && c; c = c->next)
    for (const struct node *part = c->child; c->kind == N_LIST && part; part = part->next)
      show_number(q, part->text);
  show_below(q, n);
}

static void show_below(struct asked *q, const struct node *n) {
  for (const struct node *c = n->child; c; c = c->next)
    show_node(q, c, n);
}

// Is it an exception on the eis with that number in the set itself?
static bool is_on(const struct node *n, struct text eis, struct text set) {
  for (const struct node *c = n->child; c; c = c->next) {
    bool aim = c->kind == N_AIM && !(c->flags & 1) && text_eq(c->text, eis) && (node_is(node_child(c, 1), N_NONE) || text_eq(node_child(c, 1)->text, set));
    if (aim || is_on(c, eis, set))
      return true;
  }
  return false;
}

static void show_exceptions(struct asked *q, const struct node *n) {
  for (const struct node *c = n->child; c; c = c->next) {
    if (c->kind == N_EXCEPTION && is_on(c, q->number, q->roots[0]->text))
      show_below(q, c);
    if (c->kind == N_CHAPTER || c->kind == N_LIST)
      show_exceptions(q, c);
  }
}

static void show_rows(struct asked *q, const struct node *list, const struct node *chapter) {
  for (const struct node *d = list->child; d; d = d->next) {
    if (d->kind == N_CHAPTER)
      show_rows(q, d->last, d->last);
    if (d->kind != N_EIS && d->kind != N_KPI && d->kind != N_EXCEPTION)
      continue;
    q->kind = d->kind == N_EIS ? "eis" : d->kind == N_KPI ? "kpi" : "afwijking";
    q->number = d->text;
    q->n_seen = 0;
    show_below(q, d);
    for (const struct node *c = chapter ? chapter->child : NULL; c; c = c->next)
      if (c->kind != N_EIS && c->kind != N_KPI && c->kind != N_CHAPTER)
        show_node(q, c, chapter);
    if (d->kind == N_EIS)
      show_exceptions(q, q->roots[0]);
  }
}

static int show_sources(struct arena *a, int n, char **files) {
  struct asked q = {0};
  struct sink sink = {.arena = a};
  for (int i = 0; i < n && i < SOURCES; i++) {
    struct source *src = NEW(a, struct source);
    bool ok;
    src->name = text_from(files[i]);
    if (!file_read(a, &sink, files[i], &src->text))
      return EXIT_FAILURE;
    q.roots[q.n++] = syntax_parse(a, &sink, src, &ok);
    if (!ok)
      return EXIT_FAILURE;
  }
  show_rows(&q, node_child(q.roots[0], 2), NULL);
  return EXIT_SUCCESS;
}

static void no_memory(void *context) {
  (void)context;
  fputs("geen geheugen meer\n", stderr);
  abort();
}

int main(int argc, char **argv) {
  struct arena *a = arena_new((struct oom){no_memory, NULL});
  struct sink sink = {.arena = a};
  struct text bytes;
  int status = EXIT_FAILURE;
  if (argc == 4 && text_eq(text_from(argv[1]), TEXT("image")) && file_read(a, &sink, argv[2], &bytes))
    status = show_image(a, bytes, text_from(argv[3]));
  else if (argc > 2 && text_eq(text_from(argv[1]), TEXT("bron")))
    status = show_sources(a, argc - 2, argv + 2);
  arena_free(a);
  return status;
}
