// Numbers in the text of an eis that are in none of its norms, and the reverse. All texts and norms of one eis are laid side by side,
// because a text often speaks of several onderdelen.
#include "quantity.h"
#include "rule.h"
#include "spoken.h"

struct amount {
  int64_t milli;   // thousandths
  enum measure in; // IN_NOTHING: not known
  struct place place;
  struct text words;
  const struct prose *p; // of a text: where it stands
  size_t at;
  bool soft;             // what somebody does after a norm was not met: asked of the text only where that has an amount of the same measure
};
struct amounts { VEC(struct amount) list; };

static void add(const struct lint *l, struct amounts *to, struct amount a) { vec_push(l->arena, &to->list, a); }

// ---- of the text ----

// What stands before a number that is a name, not an amount.
static bool is_name(const struct prose *p, size_t k) {
  static const char *const before[] = {"en", "begin", "onder"};
  struct quantity q;
  if (number_is_name(p, k)) return true;
  if (p->words[k].kind != WORD_NUMBER || k == 0 || !AMONG(p->words[k - 1].fold, before)) return false;
  return !word_is(p, k - 1, "en") || !quantity_at(p, k, &q) || q.in == IN_NOTHING || q.in == IN_WORD; // «7 uur per dag en 35 uur per week»
}

// «tweemaal», «halfjaarlijks»: -1: no such word.
static int64_t times_in(struct text fold) {
  static const struct { const char *word; int n; } words[] = {{"tweejaarlijks", 2}, {"driejaarlijks", 3}, {"halfjaarlijks", 6}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_eq(fold, text_from(words[i].word))) return words[i].n;
  return number_in_letters(text_ends(fold, TEXT("maal")) ? text_slice(fold, 0, fold.n - 4) : fold);
}

static enum measure measure_at(const struct prose *p, size_t k) {
  struct quantity q;
  return quantity_at(p, k > 0 && word_is(p, k - 1, "€") ? k - 1 : k, &q) ? q.in : IN_NOTHING;
}

// «vijf of tien werkdagen», «twee volle weken»: what it counts comes later.
static bool counts_later(const struct prose *p, size_t k) {
  static const char *const ends[] = {"dag", "dagen", "week", "weken", "maand", "maanden", "jaar", "jaren", "uur", "uren", "minuten", "seconden", "kwartalen", "procent", "%", "euro", "dagdelen", "perioden", "periodes"};
  static const char *const joins[] = {"of", "tot", "à", "a", "en", "-", "–", "plus"};
  enum { FAR = 4 };
  if (k + 1 < p->n && AMONG(p->words[k + 1].fold, joins)) return true;
  for (size_t i = k + 1; i < p->n && i < k + FAR && p->words[i].kind == WORD_PLAIN; i++)
    for (size_t e = 0; e < sizeof ends / sizeof *ends; e++)
      if (text_ends(p->words[i].fold, text_from(ends[e]))) return true;
  return false;
}

static void of_text(const struct lint *l, const struct prose *p, struct amounts *to) {
  for (size_t k = 0; k < p->n; k++) {
    const struct word *w = &p->words[k];
    struct amount a = {.in = measure_at(p, k), .place = word_place(p, w, w), .words = w->text, .p = p, .at = k};
    if (a.in == IN_WORD && counts_later(p, k)) a.in = IN_NOTHING;
    if (w->kind == WORD_NUMBER && !is_name(p, k) && number_milli(w->text, &a.milli)) {
      if (word_is(p, k + 1, "miljoen")) a.milli *= 1000000;
      if (a.milli > 1000 || a.milli < 0) add(l, to, a);
    }
    int64_t letters = w->kind == WORD_PLAIN ? times_in(w->fold) : -1;
    a.milli = letters * 1000;
    if (letters > 1) add(l, to, a);
  }
}

// «elk half jaar»: what a norm of 6 maanden may be read in. It is not asked of the norm.
static void of_spoken(const struct lint *l, const struct prose *p, struct amounts *to) {
  for (size_t k = 0; k < p->n; k++) {
    struct quantity q[SPOKEN_MOST];
    size_t n = spoken_at(p, k, q);
    for (size_t i = 0; i < n; i++) add(l, to, (struct amount){.milli = q[i].milli, .in = q[i].in});
  }
}

// «bouwjaar 2020», «niveau 3»: a name, and the number that the norm may ask for.
static void of_names(const struct lint *l, const struct prose *p, struct amounts *to) {
  static const char *const places[] = {"eis", "eisen", "artikel", "artikelen", "art", "lid", "leden", "hoofdstuk", "hoofdstukken", "paragraaf", "bijlage", "bijlagen", "bladzijde",
                                       "pagina", "punt", "sub", "onderdeel", "tabel", "kolom", "zie", "versie", "nr", "nummer", "§", "titel", "boek"};
  for (size_t k = 0; k < p->n; k++) {
    struct amount a = {.in = IN_NOTHING};
    bool is = p->words[k].kind == WORD_NUMBER && number_is_name(p, k) && number_milli(p->words[k].text, &a.milli);
    if (is && !p->words[k].begins && !(k > 0 && AMONG(p->words[k - 1].fold, places))) add(l, to, a);
  }
}

// Does the text say that one amount comes on top of another, or goes off it?
static bool says_more(const struct prose *p) {
  static const char *const words[] = {"verlengd", "verlengen", "verlenging", "extra", "aanvullend", "aanvullende", "daarna", "vervolgens", "plus", "opgeteld", "samen", "totaal", "vermeerderd", "bovenop", "herinnering",
                                      "nogmaals", "resterende", "overige", "rest", "aftrek", "minus", "vermindering", "verminderd", "opnieuw", "uitstel", "waarna", "langer", "korter", "meer", "minder"};
  for (size_t k = 0; k < p->n; k++)
    if (AMONG(p->words[k].fold, words) && !word_is(p, k + 1, "dan")) return true;
  return false;
}

// ---- of the norm ----

static enum measure measure_of(const struct lint *l, const struct source *src, const struct node *n) {
  struct prose p = {.src = src};
  if (n->kind == N_PERCENT) return IN_PERCENT;
  if (n->kind == N_MONEY) return IN_EURO;
  if (n->kind != N_DURATION) return IN_NOTHING;
  prose_cut(l->arena, &p, n->text);
  return measure_at(&p, 0);
}

static void of_node(const struct lint *l, const struct source *src, const struct node *n, struct amounts *to, int deep) {
  size_t had = to->list.n;
  if (n->kind == N_NUMBER || n->kind == N_PERCENT || n->kind == N_MONEY || n->kind == N_DURATION) {
    struct text t = n->text;
    size_t from = 0, end;
    int64_t milli;
    while (from < t.n && !(t.p[from] >= '0' && t.p[from] <= '9')) from++;
    for (end = from; end < t.n && ((t.p[end] >= '0' && t.p[end] <= '9') || t.p[end] == '.' || t.p[end] == ',');) end++;
    if (number_milli(text_slice(t, from, end), &milli)) {
      if (text_ends(t, TEXT("miljoen"))) milli *= 1000000;
      add(l, to, (struct amount){.milli = milli, .in = measure_of(l, src, n), .place = node_place(src, n), .words = t});
    }
  }
  if (n->kind == N_REF && deep < 8) {
    uint32_t d = model_definition(l->model, n->text);
    if (d != NONE) of_node(l, l->model->definitions.p[d].src, l->model->definitions.p[d].expr, to, deep + 1);
  }
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_PART && c->kind != N_VERBATIM) of_node(l, src, c, to, deep);
  for (size_t i = had; n->kind == N_ACTION && i < to->list.n; i++) to->list.p[i].soft = true;
}

// All lines of an eis or onderdeel from which something is computed.
static void of_lines(const struct lint *l, const struct m_target *t, struct amounts *to) {
  for (const struct node *n = model_lines(t->node); n; n = n->next)
    if (n->kind != N_PART && n->kind != N_VERBATIM && n->kind != N_SOURCE && n->kind != N_IN_THEME) of_node(l, t->src, n, to, 0);
  if (t->norm) of_node(l, t->src, t->norm, to, 0);
  for (size_t i = 0; i < t->when.n; i++) of_node(l, t->when.p[i].src, t->when.p[i].node, to, 0);
}

// The title of an onderdeel with a norm says what is meant by it: «binnen 30 seconden».
static void of_title(const struct lint *l, const struct m_target *t, struct amounts *to) {
  if (t->kind == TARGET_EIS || !t->norm || t->norm->kind == N_JUDGE) return;
  struct prose p = {.src = t->src};
  prose_cut(l->arena, &p, t->title);
  of_text(l, &p, to);
}

// ---- side by side ----

// Is it known what both count?
static bool both_known(const struct amount *a, const struct amount *b) { return a->in > IN_WORD && b->in > IN_WORD; }

// A norm without a unit: 24 for 2 jaar, 0,9 for 90 %.
static bool is_turned(enum measure in, int64_t a, int64_t b) {
  static const struct { enum measure in; int times; } of[] = {{IN_PERCENT, 100}, {IN_MINUTES, 60}, {IN_HOURS, 60}, {IN_HOURS, 24}, {IN_DAYS, 24}, {IN_DAYS, 7}, {IN_WEEKS, 7}, {IN_WEEKS, 5},
                                                              {IN_MONTHS, 12}, {IN_QUARTERS, 4}, {IN_QUARTERS, 3}, {IN_YEARS, 12}, {IN_YEARS, 4}, {IN_YEARS, 52}};
  for (size_t i = 0; i < sizeof of / sizeof *of; i++)
    if (of[i].in == in && (a * of[i].times == b || b * of[i].times == a)) return true;
  return false;
}

// 1 jaar is 12 maanden, 2 weken 14 dagen, 3 maanden een kwartaal, 1 uur 60 minuten.
static bool same_amount(const struct amount *a, const struct amount *b) {
  static const struct { enum measure more, less; int times; } turns[] = {{IN_MONTHS, IN_WEEKS, 4}, {IN_DAYS, IN_HOURS, 24}, {IN_WEEKS, IN_WORKDAYS, 5}, {IN_YEARS, IN_WEEKS, 52},
                                                                         {IN_MONTHS, IN_DAYS, 30}, {IN_QUARTERS, IN_WEEKS, 13}, {IN_YEARS, IN_DAYS, 365}};
  struct quantity x = {.milli = a->milli, .in = a->in}, y = {.milli = b->milli, .in = b->in};
  int64_t one, two;
  if (a->milli == b->milli) return (a->in != IN_WORD || b->in <= IN_WORD) && (b->in != IN_WORD || a->in <= IN_WORD) && (!both_known(a, b) || quantity_is_time(a->in) == quantity_is_time(b->in));
  if (quantity_alike(&x, &y, &one, &two)) return one == two;
  for (size_t i = 0; both_known(a, b) && i < sizeof turns / sizeof *turns; i++)
    if ((a->in == turns[i].more && b->in == turns[i].less && a->milli * turns[i].times == b->milli) ||
        (b->in == turns[i].more && a->in == turns[i].less && b->milli * turns[i].times == a->milli)) return true;
  return !both_known(a, b) && is_turned(a->in > b->in ? a->in : b->in, a->milli, b->milli);
}

// «per jaar» is no 12 of something else.
static bool has_spoken(const struct amounts *list, const struct amount *a) {
  for (size_t i = 0; i < list->list.n; i++)
    if ((both_known(&list->list.p[i], a) || list->list.p[i].in == IN_PERCENT) && same_amount(&list->list.p[i], a)) return true;
  return false;
}

static bool has(const struct amounts *list, const struct amount *a) {
  for (size_t i = 0; i < list->list.n; i++)
    if (same_amount(&list->list.p[i], a)) return true;
  return false;
}

// 10 werkdagen and 5 more are 15; 4 groepen of 8 are 32.
static bool makes(const struct amount *a, const struct amount *b, const struct amount *norm) {
  if (both_known(b, norm) && b->in != norm->in) return false;
  if (a->in != b->in) return a->in <= IN_WORD && a->milli * b->milli == norm->milli * 1000;
  return a->milli + b->milli == norm->milli || a->milli - b->milli == norm->milli || b->milli - a->milli == norm->milli;
}

// «4 groepen of 8», «twee keer 3 maanden»: the one stands close before the other.
static bool stand_together(const struct amount *a, const struct amount *b) {
  enum { NEAR = 4 };
  return a->p == b->p && a->at < b->at && b->at <= a->at + NEAR;
}

// Amounts of one unit are put together only where the text says so.
static bool may_make(const struct amount *a, const struct amount *b, bool more) { return a->in == b->in && a->in > IN_WORD ? more || stand_together(a, b) : stand_together(a, b); }

static bool is_made(const struct amounts *text, const struct amount *norm, bool more) {
  int64_t all = 0;
  bool alike = true;
  for (size_t i = 0; i < text->list.n; i++) {
    all += text->list.p[i].milli;
    alike &= text->list.p[i].in == text->list.p[0].in;
    for (size_t k = i + 1; k < text->list.n; k++) {
      const struct amount *a = &text->list.p[i], *b = &text->list.p[k];
      if (may_make(a, b, more) && (makes(a, b, norm) || makes(b, a, norm))) return true;
    }
  }
  return text->list.n > 2 && alike && all == norm->milli;
}

struct side { struct amounts text, spoken, named, norm, titles; bool formal, reads, has_text, more; };

// Is the number with others of the text what the norm, or another number of the text, says?
static bool is_part(const struct side *s, const struct amount *a) {
  int64_t all = 0;
  for (size_t k = 0; k < s->text.list.n; k++) all += s->text.list.p[k].milli;
  for (size_t i = 0; i < s->norm.list.n; i++) {
    const struct amount *norm = &s->norm.list.p[i];
    if (all == 2 * norm->milli && a->in == norm->in) return true; // the parts, and their total
    for (size_t k = 0; k < s->text.list.n && !has(&s->text, norm); k++)
      if (&s->text.list.p[k] != a && (makes(a, &s->text.list.p[k], norm) || makes(&s->text.list.p[k], a, norm))) return true;
  }
  return false;
}

static void read_target(const struct lint *l, uint32_t at, struct side *s) {
  const struct m_target *t = &l->model->targets.p[at];
  bool leaf = t->parts.n == 0, judged = leaf && (!t->norm || t->norm->kind == N_JUDGE);
  if (judged || t->shown) s->formal = false;
  for (size_t i = 0; i < t->notes.n; i++) s->reads |= t->notes.p[i].kind != NOTE_REMARK;
  of_lines(l, t, &s->norm);
  of_title(l, t, &s->titles);
}

// Where does the text say it: as an amount, in other words, as a name, or as what others make?
static bool is_said(const struct side *s, const struct amount *a) {
  for (size_t i = 0; i < s->named.list.n; i++)
    if (s->named.list.p[i].milli == a->milli) return true;
  bool same_measure = !a->soft;
  for (size_t i = 0; i < s->text.list.n; i++) same_measure |= s->text.list.p[i].in == a->in;
  return !same_measure || has(&s->text, a) || has_spoken(&s->spoken, a) || is_made(&s->text, a, s->more);
}

static void read_text(const struct lint *l, const struct prose *p, struct side *s) {
  s->has_text = true;
  s->more |= says_more(p);
  of_text(l, p, &s->text);
  of_spoken(l, p, &s->spoken);
  of_names(l, p, &s->named);
}

static void compare(const struct lint *l, struct text of, const struct side *s) {
  struct sink *sink = l->model->sink;
  for (size_t i = 0; i < s->norm.list.n && s->has_text && !s->reads; i++) {
    const struct amount *a = &s->norm.list.p[i];
    enum { ALL = 100000 };
    bool here = a->place.src == l->src && !(a->in == IN_PERCENT && a->milli == ALL); // «iedere medewerker»
    if (here && a->milli > 1000 && !is_said(s, a)) msg(sink, M_NUMBER_NORM, a->place, a->words, of);
  }
  for (size_t i = 0; i < s->text.list.n && s->formal && s->norm.list.n > 0; i++) {
    const struct amount *a = &s->text.list.p[i];
    if (!has(&s->norm, a) && !has(&s->titles, a) && !is_part(s, a)) msg(sink, M_NUMBER_TEXT, a->place, a->words, of);
  }
}

// An exception: what its norm says must stand in its text. Its text may name more: what it departs from.
static void look_at_exceptions(const struct lint *l) {
  const struct model *m = l->model;
  struct side *sides = NEW_ARRAY(l->arena, struct side, m->exceptions.n + 1);
  for (uint32_t t = 0; t < m->targets.n; t++) {
    uint32_t e = m->targets.p[t].exception;
    if (e != NONE && m->exceptions.p[e].src == l->src) read_target(l, t, &sides[e]);
  }
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    uint32_t e = p->owner == PROSE_EXCEPTION ? p->index : p->owner == PROSE_TARGET ? m->targets.p[p->index].exception : NONE;
    if (e == NONE) continue;
    read_text(l, p, &sides[e]);
  }
  for (uint32_t e = 0; e < m->exceptions.n; e++) {
    for (size_t i = 0; i < m->exceptions.p[e].notes.n; i++) sides[e].reads |= m->exceptions.p[e].notes.p[i].kind != NOTE_REMARK;
    compare(l, text_format(l->arena, "afwijking %.*s", TP(m->exceptions.p[e].label)), &sides[e]);
  }
}

void lint_numbers(struct lint *l) {
  const struct model *m = l->model;
  struct side *sides = NEW_ARRAY(l->arena, struct side, m->targets.n);
  for (uint32_t t = 0; t < m->targets.n; t++) {
    uint32_t eis = m->targets.p[t].kind == TARGET_EIS ? t : m->targets.p[t].eis;
    if (m->targets.p[t].exception != NONE || !lint_own(l, &m->targets.p[t])) continue;
    if (t == eis) sides[eis].formal = true;
    read_target(l, t, &sides[eis]);
  }
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_TARGET || m->targets.p[p->index].exception != NONE) continue;
    uint32_t eis = m->targets.p[p->index].kind == TARGET_EIS ? p->index : m->targets.p[p->index].eis;
    read_text(l, p, &sides[eis]);
  }
  for (uint32_t t = 0; t < m->targets.n; t++)
    if (m->targets.p[t].kind == TARGET_EIS && lint_own(l, &m->targets.p[t])) compare(l, lint_target_name(l, t), &sides[t]);
  look_at_exceptions(l);
}
