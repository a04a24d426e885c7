#include "rule.h"

struct text lint_target_name(const struct lint *l, uint32_t target) {
  const struct model *m = l->model;
  const struct m_target *t = &m->targets.p[target];
  if (t->kind == TARGET_EIS && t->kpi) return t->number; // «kpi start»
  if (t->kind == TARGET_EIS) return text_format(l->arena, "eis %.*s", TP(t->number));
  if (t->exception != NONE && t->path.n == 0) return text_format(l->arena, "afwijking %.*s", TP(m->exceptions.p[t->exception].label));
  if (t->exception != NONE) return text_format(l->arena, "onderdeel %.*s van afwijking %.*s", TP(t->path), TP(m->exceptions.p[t->exception].label));
  return text_format(l->arena, "onderdeel %.*s van eis %.*s", TP(t->path), TP(m->targets.p[t->eis].number));
}

const struct x *lint_norm(const struct lint *l, uint32_t target) {
  const struct m_target *t = &l->model->targets.p[target];
  if (!t->norm || t->norm->kind == N_JUDGE || t->topic || l->shapes[target].bad || model_is_shown(l->model, target)) return NULL;
  struct context c = {l->model, t->src, l->shapes[target].entity, t};
  return check_norm(&c, t->norm);
}

bool lint_names_eis(const struct lint *l, const struct prose *p, size_t i) {
  struct text fold = p->words[i].fold;
  if (text_eq(fold, TEXT("eis")) || text_eq(fold, TEXT("eisen")) || text_eq(fold, l->eis_word)) return true;
  return text_starts(fold, l->eis_word) && text_eq(text_slice(fold, l->eis_word.n, fold.n), TEXT("en"));
}

// The last word before its own number, where an eis says of which place in the document it is: «deel 2, punt 10».
static struct text word_of_source(struct arena *a, const struct m_target *t) {
  struct text rest = text_squeeze(a, t->source), one, before = NO_TEXT, last = NO_TEXT;
  while (text_split(&rest, ' ', &one)) before = last, last = one;
  return text_eq(last, t->number) ? text_fold(a, before) : NO_TEXT;
}

// What most eisen are called there. Words that also number other things say nothing.
static struct text eis_word(struct arena *a, const struct model *m, const struct source *src) {
  static const char *const not[] = {"artikel", "artikelen", "art", "art.", "lid", "hoofdstuk", "paragraaf", "bladzijde", "rij", "nr", "nr.", "nummer", "bijlage", "thema", "deel"};
  struct text most = NO_TEXT;
  size_t all = 0, same = 0;
  for (size_t i = 0; i < m->targets.n; i++) {
    const struct m_target *t = &m->targets.p[i];
    if (t->kind != TARGET_EIS || t->src != src) continue;
    struct text now = word_of_source(a, t);
    all++;
    if (most.n == 0) most = now;
    same += now.n > 0 && text_eq(most, now);
  }
  enum { LEAST = 4 };
  return most.n >= LEAST && same * 2 > all && !AMONG(most, not) ? most : TEXT("eis");
}

// What is found in another source is told when that source is judged.
static bool is_here(void *context, const struct message *m) {
  const struct lint *l = context;
  return m->place.src == NULL || m->place.src == l->src;
}

enum { LEAST_ROOM = 1 << 16 }; // and so many bytes a byte of the source: what most rules need, so that each begins where the last did

void lint_set(struct arena *a, struct model *m, const struct shape *shapes) {
  uint32_t set = (uint32_t)m->sets.n - 1;
  struct lint l = {.model = m, .shapes = shapes, .set = set, .src = m->sets.p[set].src, .root = m->sets.p[set].root};
  proses_of(a, m, set, &l.proses);
  l.eis_word = eis_word(a, m, l.src);
  l.check = proof_begin(m, shapes);
  l.arena = arena_scratch(a, LEAST_ROOM + 16 * l.src->text.n);
#define RULE(name, family, summary) lint_##name(&l); arena_reset(l.arena);
#include "lint.def"
#undef RULE
  proof_end(l.check);
  sink_keep(m->sink, is_here, &l);
  lint_off(&l);
  arena_free(l.arena);
}
