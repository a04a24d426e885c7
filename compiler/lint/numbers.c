// Numbers in the text of an eis that are in none of its norms, and the reverse. All texts and norms of one eis are laid side by side,
// because a text often speaks of several onderdelen.
#include "rule.h"

struct amount {
  int64_t milli;   // thousandths; of a term in months or days
  struct place place;
  struct text words;
  bool judged;     // only a person looks at it
};
struct amounts { VEC(struct amount) list; };

static const struct { const char *word; int n; } words[] = {
    {"twee", 2}, {"tweemaal", 2}, {"drie", 3}, {"driemaal", 3}, {"vier", 4}, {"vijf", 5}, {"zes", 6}, {"zeven", 7}, {"acht", 8}, {"negen", 9}, {"tien", 10},
    {"twaalf", 12}, {"veertien", 14}, {"vijftien", 15}, {"twintig", 20}, {"dertig", 30}, {"tweejaarlijks", 2}, {"driejaarlijks", 3}, {"halfjaarlijks", 6}};

// «350.000», «12,5»: thousandths. false: no plain number (18.7, 3.10.2, 01-01-2025).
static bool read_number(struct text t, int64_t *milli) {
  int64_t n = 0, fraction = 0, scale = 1000;
  size_t group = 0;
  bool grouped = false, comma = false;
  for (size_t i = 0; i < t.n; i++) {
    char c = t.p[i];
    if (c >= '0' && c <= '9') {
      if (comma && scale == 1) return false;
      if (comma) scale /= 10, fraction += (c - '0') * scale;
      else n = n * 10 + (c - '0'), group++;
      if (n > INT64_MAX / 20000) return false;
    } else if (c == ',' && !comma) comma = true;
    else if (c == '.' && !comma && (!grouped || group == 3) && i + 3 < t.n) grouped = true, group = 0;
    else return false;
  }
  if (grouped && group != 3) return false;
  *milli = n * 1000 + fraction;
  return true;
}

static void add(const struct lint *l, struct amounts *to, int64_t milli, struct place at, struct text said, bool judged) {
  vec_push(l->arena, &to->list, (struct amount){milli, at, said, judged});
}

// ---- of the text ----

// What stands before a number that is a name, not an amount.
static bool is_name(const struct prose *p, size_t k) {
  static const char *const before[] = {"eis", "eisen", "artikel", "artikelen", "lid", "leden", "hoofdstuk", "paragraaf", "bijlage", "bladzijde", "pagina", "trede",
                                       "categorie", "niveau", "perceel", "stap", "fase", "deel", "versie", "nr", "nummer", "iso", "nen", "en", "klasse", "wmo",
                                       "schaal", "punt", "sub", "onder", "zie", "§", "mbo", "tabel", "kolom", "begin", "norm", "kpi", "stb", "boek", "titel"};
  const struct word *w = &p->words[k];
  bool label = w->begins && k + 1 < p->n && (word_is(p, k + 1, ".") || word_is(p, k + 1, ")"));
  bool year = w->text.n == 4 && (text_starts(w->text, TEXT("19")) || text_starts(w->text, TEXT("20")));
  bool day_ = k + 1 < p->n && year;
  return label || year || day_ || (k > 0 && AMONG(p->words[k - 1].fold, before));
}

static void of_text(const struct lint *l, const struct prose *p, bool judged, struct amounts *to) {
  for (size_t k = 0; k < p->n; k++) {
    const struct word *w = &p->words[k];
    struct place at = word_place(p, w, w);
    int64_t milli;
    if (w->kind == WORD_NUMBER && !is_name(p, k) && read_number(w->text, &milli)) {
      if (word_is(p, k + 1, "miljoen")) milli *= 1000000;
      if (milli > 1000 || milli < 0) add(l, to, milli, at, w->text, judged);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (word_is(p, k, words[i].word)) add(l, to, words[i].n * 1000, at, w->text, judged);
  }
}

// ---- of the norm ----

static void of_node(const struct lint *l, const struct source *src, const struct node *n, struct amounts *to, int deep) {
  if (n->kind == N_NUMBER || n->kind == N_PERCENT || n->kind == N_MONEY || n->kind == N_DURATION) {
    struct text t = n->text;
    size_t from = 0, end;
    int64_t milli;
    while (from < t.n && !(t.p[from] >= '0' && t.p[from] <= '9')) from++;
    for (end = from; end < t.n && ((t.p[end] >= '0' && t.p[end] <= '9') || t.p[end] == '.' || t.p[end] == ',');) end++;
    if (read_number(text_slice(t, from, end), &milli)) {
      if (text_ends(t, TEXT("miljoen"))) milli *= 1000000;
      add(l, to, milli, node_place(src, n), t, false);
    }
  }
  if (n->kind == N_REF && deep < 8) {
    uint32_t d = model_definition(l->model, n->text);
    if (d != NONE) of_node(l, l->model->definitions.p[d].src, l->model->definitions.p[d].expr, to, deep + 1);
  }
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_PART && c->kind != N_VERBATIM) of_node(l, src, c, to, deep);
}

// All lines of an eis or onderdeel from which something is computed.
static void of_lines(const struct lint *l, const struct m_target *t, struct amounts *to) {
  for (const struct node *n = model_lines(t->node); n; n = n->next)
    if (n->kind != N_PART && n->kind != N_VERBATIM && n->kind != N_SOURCE && n->kind != N_IN_THEME) of_node(l, t->src, n, to, 0);
  if (t->norm) of_node(l, t->src, t->norm, to, 0);
  for (size_t i = 0; i < t->when.n; i++) of_node(l, t->when.p[i].src, t->when.p[i].node, to, 0);
}

// ---- side by side ----

// 1 jaar is 12 maanden, 2 weken 14 dagen, 3 maanden een kwartaal.
static bool same_amount(int64_t a, int64_t b) {
  static const int times[] = {1, 12, 7, 4, 24, 100};
  for (size_t i = 0; i < sizeof times / sizeof *times; i++)
    if (a * times[i] == b || b * times[i] == a) return true;
  return false;
}

static bool has(const struct amounts *list, int64_t milli) {
  for (size_t i = 0; i < list->list.n; i++)
    if (same_amount(list->list.p[i].milli, milli)) return true;
  return false;
}

struct side { struct amounts text, norm; bool formal, reads, has_text; };

static void read_target(const struct lint *l, uint32_t at, struct side *s) {
  const struct m_target *t = &l->model->targets.p[at];
  bool leaf = t->parts.n == 0, judged = leaf && (!t->norm || t->norm->kind == N_JUDGE);
  if (judged || t->shown) s->formal = false;
  for (size_t i = 0; i < t->notes.n; i++) s->reads |= t->notes.p[i].kind != NOTE_REMARK;
  of_lines(l, t, &s->norm);
}

static void compare(const struct lint *l, uint32_t eis, const struct side *s) {
  struct sink *sink = l->model->sink;
  for (size_t i = 0; i < s->norm.list.n && s->has_text && !s->reads; i++) {
    const struct amount *a = &s->norm.list.p[i];
    bool here = a->place.src == l->src;
    if (here && a->milli > 1000 && !has(&s->text, a->milli)) msg(sink, M_NUMBER_NORM, a->place, a->words, lint_target_name(l, eis));
  }
  for (size_t i = 0; i < s->text.list.n && s->formal && s->norm.list.n > 0; i++) {
    const struct amount *a = &s->text.list.p[i];
    if (!has(&s->norm, a->milli)) msg(sink, M_NUMBER_TEXT, a->place, a->words, lint_target_name(l, eis));
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
    sides[eis].has_text = true;
    of_text(l, p, false, &sides[eis].text);
  }
  for (uint32_t t = 0; t < m->targets.n; t++)
    if (m->targets.p[t].kind == TARGET_EIS && lint_own(l, &m->targets.p[t])) compare(l, t, &sides[t]);
}
