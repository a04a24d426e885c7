// The steps of a kpi as its text has them («Stap 2: twee kwartalen achtereen lager dan 80 %») against the steps themselves.
#include "quantity.h"
#include "rule.h"

enum { MOST = 16 };
struct numbers { size_t n; int64_t milli[MOST]; struct text words; };

static void add_percents(const struct lint *l, const struct source *src, const struct node *n, struct numbers *to) {
  if (!n) return;
  if (n->kind == N_PERCENT && to->n < MOST) {
    struct prose p = {.src = src};
    struct quantity q;
    prose_cut(l->arena, &p, n->text);
    if (p.n > 0 && quantity_at(&p, 0, &q)) to->milli[to->n++] = q.milli, to->words = n->text;
  }
  for (const struct node *c = n->child; c; c = c->next) add_percents(l, src, c, to);
}

static bool has(const struct numbers *list, int64_t milli) {
  for (size_t i = 0; i < list->n; i++)
    if (list->milli[i] == milli) return true;
  return false;
}

struct step { // what leads to it
  struct numbers percents;
  int64_t periods; // 0: not said
  bool any;
};

static struct step step_of(const struct lint *l, const struct m_kpi *k, uint32_t number) {
  struct step out = {.any = false};
  for (size_t i = 0; i < k->rules.n; i++) {
    const struct m_rule *r = &k->rules.p[i];
    if (r->back || r->step != number) continue;
    out.any = true;
    for (size_t j = 0; j < r->looks.n; j++) {
      const struct m_look *look = &r->looks.p[j];
      if (look->periods > 1) out.periods = look->periods;
      if (look->kind == LOOK_BOUND) add_percents(l, k->src, look->node, &out.percents);
      if (look->kind == LOOK_OUTSIDE || look->kind == LOOK_INSIDE) add_percents(l, k->src, k->norm, &out.percents);
    }
  }
  return out;
}

static void compare_percents(const struct lint *l, const struct prose *p, size_t from, size_t to, const struct step *s, struct text number) {
  struct quantity q;
  for (size_t k = from; k < to && s->percents.n > 0; k++)
    if (quantity_at(p, k, &q) && q.in == IN_PERCENT && !has(&s->percents, q.milli))
      msg(l->model->sink, M_STEP_TEXT, quantity_place(p, &q), number, quantity_words(p, &q), s->percents.words);
}

// «twee kwartalen achtereen»: of the periods of the kpi.
static bool is_periods(const struct lint *l, const struct m_kpi *k, const struct quantity *q) {
  static const struct { const char *many, *one; } words[] = {{"kwartalen", "kwartaal"}, {"halfjaren", "halfjaar"}, {"maanden", "maand"}, {"jaren", "jaar"}, {"jaar", "jaar"}};
  struct text period = k->period == NONE ? NO_TEXT : l->model->periods.p[k->period].word;
  if (text_starts(q->unit, TEXT("periode")) || text_starts(q->unit, TEXT("meting"))) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_eq(q->unit, text_from(words[i].many)) && text_eq(period, text_from(words[i].one))) return true;
  return false;
}

static bool says_on_end(const struct prose *p, size_t from, size_t to) {
  static const char *const words[] = {"achtereen", "achtereenvolgende", "achtereenvolgens", "opeenvolgende", "aaneengesloten"};
  for (size_t k = from; k < to; k++)
    if (AMONG(p->words[k].fold, words) || words_are(p, k, "achter elkaar") || words_are(p, k, "op rij") || words_are(p, k, "na elkaar")) return true;
  return false;
}

static void compare_periods(const struct lint *l, const struct m_kpi *kpi, const struct prose *p, size_t from, size_t to, const struct step *s, struct text number) {
  struct quantity q;
  if (s->periods == 0 || !says_on_end(p, from, to)) return;
  for (size_t k = from; k < to; k++)
    if (quantity_at(p, k, &q) && is_periods(l, kpi, &q) && q.milli != s->periods * 1000)
      msg(l->model->sink, M_STEP_TEXT, quantity_place(p, &q), number, quantity_words(p, &q), text_format(l->arena, "%lld perioden", (long long)s->periods));
}

// «aanhoudend te laag», where the step itself counts.
static bool is_vague(const struct prose *p, size_t from, size_t to) {
  static const char *const words[] = {"eerste", "tweede", "derde", "herhaald", "herhaaldelijk", "opnieuw", "nogmaals", "weer", "norm", "verbetering", "incidenteel", "eenmalig"};
  for (size_t k = from; k < to; k++)
    if (p->words[k].kind == WORD_NUMBER || p->words[k].letters > 0 || AMONG(p->words[k].fold, words)) return false;
  return to > from;
}

static size_t step_at(const struct prose *p, size_t k) { // behind «stap 2:»
  return word_is(p, k, "stap") && k + 2 < p->n && word_number(p, k + 1) > 0 && word_is(p, k + 2, ":") ? k + 3 : 0;
}

static void look(const struct lint *l, const struct m_kpi *kpi, const struct prose *p) {
  for (size_t k = 0, to; k < p->n; k++) {
    size_t from = step_at(p, k);
    if (from == 0) continue;
    for (to = from; to < p->n && step_at(p, to) == 0;) to++;
    struct step s = step_of(l, kpi, (uint32_t)word_number(p, k + 1));
    struct text number = p->words[k + 1].text;
    if (!s.any) continue;
    compare_percents(l, p, from, to, &s, number);
    compare_periods(l, kpi, p, from, to, &s, number);
    if (is_vague(p, from, to) && (s.percents.n > 0 || s.periods > 0)) msg(l->model->sink, M_STEP_VAGUE, word_place(p, &p->words[k], &p->words[to - 1]), number);
  }
}

void lint_kpi_steps(struct lint *l) {
  for (size_t i = 0; i < l->model->kpis.n; i++) {
    const struct m_kpi *k = &l->model->kpis.p[i];
    if (k->set != l->set || !k->node || k->bad) continue;
    for (size_t j = 0; j < l->proses.n; j++)
      if (l->proses.p[j].of == k->node) look(l, k, &l->proses.p[j]);
  }
}
