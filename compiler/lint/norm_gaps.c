// Conditions of onderdelen that leave one value out: «indien afstand is minder dan 10» and «is meer dan 10». And an eis about «perceel 2»
// that holds for what another perceel is.
#include "quantity.h"
#include "rule.h"

enum { MOST_BOUNDS = 48 };
struct bound { enum node_kind kind; struct text field, number; struct place place; };
struct bounds { size_t n; struct bound p[MOST_BOUNDS]; };

static const struct node *lines_of(const struct m_target *t) {
  const struct node *list = t->node ? model_lines(t->node) : NULL;
  return list ? list->child : NULL;
}

static bool is_literal(const struct node *n) { return n && (n->kind == N_NUMBER || n->kind == N_PERCENT || n->kind == N_MONEY || n->kind == N_DURATION); }

static void collect(const struct source *src, const struct node *n, struct bounds *b) {
  const struct node *field = n->child, *value = field ? field->next : NULL;
  bool compares = n->kind == N_LESS || n->kind == N_MORE || n->kind == N_AT_LEAST || n->kind == N_AT_MOST || n->kind == N_EQUAL || n->kind == N_BETWEEN || n->kind == N_NOT;
  if (compares && field && field->kind == N_REF && is_literal(value) && b->n < MOST_BOUNDS)
    b->p[b->n++] = (struct bound){n->kind, field->text, value->text, node_place(src, value)};
  for (const struct node *c = n->child; c; c = c->next) collect(src, c, b);
}

static const struct bound *first_of(const struct bounds *b, enum node_kind kind, const struct bound *like) {
  for (size_t i = 0; i < b->n; i++)
    if (b->p[i].kind == kind && text_eq(b->p[i].field, like->field) && text_eq(b->p[i].number, like->number)) return &b->p[i];
  return NULL;
}

static void look(const struct lint *l, uint32_t eis) {
  static const enum node_kind others[] = {N_AT_LEAST, N_AT_MOST, N_EQUAL, N_BETWEEN, N_NOT};
  const struct model *m = l->model;
  struct bounds b = {.n = 0};
  bool plain = true;
  for (uint32_t i = eis + 1; i < m->targets.n && m->targets.p[i].eis == eis && m->targets.p[i].exception == NONE; i++)
    for (const struct node *n = lines_of(&m->targets.p[i]); n; n = n->next) {
      if (n->kind == N_IF) collect(m->targets.p[i].src, n, &b);
      plain &= n->kind != N_UNLESS;
    }
  for (size_t i = 0; plain && i < b.n; i++) {
    const struct bound *more = &b.p[i], *less = first_of(&b, N_LESS, more);
    bool closed = false;
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) closed |= first_of(&b, others[k], more) != NULL;
    if (more->kind != N_MORE || !less || closed || first_of(&b, N_MORE, more) != more) continue;
    struct message *told = msg(m->sink, M_WHEN_GAP, more->place, more->number, more->field, lint_target_name(l, eis));
    msg_note(m->sink, told, M_NOTE_OTHER_BOUND, less->place);
  }
}

// ---- percelen ----

enum { MOST_PARTS = 20 };
struct percelen { size_t n; const struct m_node *node[MOST_PARTS]; };

// The branch with a title that stands in these words.
static const struct m_node *branch_in(const struct lint *l, struct text words) {
  const struct m_node *found = NULL;
  words = text_fold(l->arena, words);
  for (size_t c = 0; c < l->model->classes.n; c++)
    for (size_t i = 0; i < l->model->classes.p[c].nodes.n; i++) {
      const struct m_node *n = &l->model->classes.p[c].nodes.p[i];
      struct text title = text_fold(l->arena, n->title);
      for (size_t at = 0; title.n > 3 && at + title.n <= words.n; at++)
        if (text_eq(text_slice(words, at, at + title.n), title)) {
          if (found && found != n) return NULL;
          found = n;
          break;
        }
    }
  return found;
}

// «- perceel 1: Leerlingenvervoer»
static void read_percelen(const struct lint *l, const struct prose *p, const struct points *list, struct percelen *out) {
  for (size_t i = 0; i < list->n && i < MOST_PARTS; i++) {
    size_t at = list->p[i].from;
    int64_t number;
    if (!word_is(p, at, "perceel") || !word_is(p, at + 2, ":") || !text_to_int(p->words[at + 1].text, &number) || number != (int64_t)i + 1) return;
    if (list->p[i].to <= at + 3) return;
    struct place place = word_place(p, &p->words[at + 3], &p->words[list->p[i].to - 1]);
    const struct m_node *node = branch_in(l, text_slice(p->src->text, place.off, place.off + place.len));
    if (!node) return;
    if (out->n == i) out->node[out->n++] = node;
  }
}

// The only branch that the eis itself says it holds for.
static const struct node *only_twig(const struct m_target *t) {
  const struct node *twig = NULL;
  for (const struct node *n = lines_of(t); n; n = n->next) {
    if (n->kind != N_SCOPE) continue;
    if (twig || !n->child || !n->child->child || n->child->child->next) return NULL;
    twig = n->child->child;
  }
  return twig;
}

static bool is_branch(const struct m_node *n, struct text path) { return text_eq(n->path, path) || text_eq(n->name, path); }

// A text that begins with «Perceel 2.» and names no other.
static void look_at_perceel(const struct lint *l, const struct prose *p, const struct percelen *known) {
  const struct m_target *t = &l->model->targets.p[p->index];
  int64_t number;
  if (!word_is(p, 0, "perceel") || p->n < 3 || !(word_is(p, 2, ".") || word_is(p, 2, ":")) || !text_to_int(p->words[1].text, &number)) return;
  if (number < 1 || number > (int64_t)known->n || t->kind != TARGET_EIS) return;
  for (size_t k = 2; k < p->n; k++)
    if (word_is(p, k, "perceel") || word_is(p, k, "percelen")) return;
  const struct node *twig = only_twig(t);
  const struct m_node *said = known->node[number - 1];
  if (!twig || is_branch(said, twig->text)) return;
  for (size_t i = 0; i < known->n; i++)
    if (i + 1 != (size_t)number && is_branch(known->node[i], twig->text))
      msg(l->model->sink, M_OTHER_PERCEEL, node_place(t->src, twig), p->words[1].text, said->title, known->node[i]->title);
}

void lint_norm_gaps(struct lint *l) {
  struct percelen known = {.n = 0};
  for (uint32_t i = 0; i < l->model->targets.n; i++)
    if (l->model->targets.p[i].kind == TARGET_EIS && lint_own(l, &l->model->targets.p[i])) look(l, i);
  for (size_t i = 0; i < l->proses.n && known.n == 0; i++) {
    struct points list;
    for (size_t k = 0; k < l->proses.p[i].n; k++)
      if (points_at(&l->proses.p[i], k, &list)) read_percelen(l, &l->proses.p[i], &list, &known), k = list.behind - 1;
  }
  for (size_t i = 0; i < l->proses.n && known.n > 1; i++)
    if (l->proses.p[i].owner == PROSE_TARGET) look_at_perceel(l, &l->proses.p[i], &known);
}
