// «lid 2 van dit artikel», «onder b»: a place in the eis itself that is not there, or a name that an eis does not have.
#include "rule.h"

struct own_text { // the texts of one eis, behind each other
  const struct prose *p;
  size_t n;
  uint32_t eis;
};

static bool may_stand_before(const struct prose *p, size_t i) { return p->words[i].kind == WORD_MARK && !word_is(p, i, "/") && !word_is(p, i, ","); }

// «2.», «b)» at the begin of a line or a sentence.
static bool has_mark(const struct own_text *o, struct text mark) {
  for (size_t i = 0; i < o->n; i++)
    for (size_t k = 0; k + 1 < o->p[i].n; k++) {
      const struct prose *p = &o->p[i];
      bool begins = k == 0 || p->words[k].begins || may_stand_before(p, k - 1);
      if (begins && text_eq(p->words[k].fold, mark) && (word_is(p, k + 1, ".") || word_is(p, k + 1, ")") || word_is(p, k + 1, ":"))) return true;
    }
  return false;
}

static bool has_part(const struct lint *l, uint32_t eis, struct text label) {
  const struct m_target *t = &l->model->targets.p[eis];
  for (size_t i = 0; i < t->parts.n; i++) {
    struct text path = l->model->targets.p[t->parts.p[i]].path;
    struct text lid = text_format(l->arena, "lid-%.*s", TP(label));
    if (text_eq(path, label) || text_eq(path, lid)) return true;
  }
  return false;
}

// An article of a law was named before: the place is in that.
static bool speaks_of_article(const struct prose *p, size_t from, size_t at) {
  static const char *const words[] = {"artikel", "artikelen", "art", "wet", "verordening", "overeenkomst"};
  for (size_t i = from; i < at; i++)
    if (AMONG(p->words[i].fold, words) && !(i > 0 && word_is(p, i - 1, "dit"))) return true;
  return false;
}

static bool is_own(const struct prose *p, size_t i) { return words_are(p, i, "van deze eis") || words_are(p, i, "van dit artikel"); }

// «lid 2 van deze eis», «genoemd onder b», «de voorwaarden in lid 1»: at k, of the eis in which it stands.
static bool refers(const struct prose *p, size_t k) {
  static const char *const kinds[] = {"lid", "onderdeel", "sub", "punt", "onder"};
  static const char *const verbs[] = {"genoemd", "bedoeld", "vermeld", "beschreven", "omschreven", "gesteld", "voorwaarden"};
  if (k + 1 >= p->n || !AMONG(p->words[k].fold, kinds) || p->words[k + 1].text.n > 2) return false;
  bool letter = p->words[k + 1].text.n == 1 && p->words[k + 1].kind == WORD_PLAIN && p->words[k + 1].text.p[0] >= 'a';
  if (!letter && word_number(p, k + 1) < 1) return false;
  if (is_own(p, k + 2)) return true;
  if (word_is(p, k + 2, "van") || speaks_of_article(p, sentence_begin(p, k), sentence_end(p, k))) return false;
  size_t before = k > 0 && (word_is(p, k - 1, "in") || word_is(p, k - 1, "bij")) ? 2 : 1;
  return k >= before && AMONG(p->words[k - before].fold, verbs);
}

// «Voor f) geldt», in a text with a list of a) to e).
static bool names_point(const struct own_text *o, const struct prose *p, size_t k) {
  static const char *const before[] = {"voor", "bij", "onder", "punt", "sub", "van", "zie", "onderdeel", "in", "letter"};
  if (k == 0 || !word_is(p, k + 1, ")") || word_apart(p, k + 1) || p->words[k].begins || !AMONG(p->words[k - 1].fold, before)) return false;
  if (p->words[k].text.n != 1 || p->words[k].text.p[0] < 'a' || p->words[k].text.p[0] > 'z') return false;
  return has_mark(o, TEXT("a")) && has_mark(o, TEXT("b"));
}

static void look_at_point(const struct lint *l, const struct own_text *o, const struct prose *p, size_t k) {
  if (!names_point(o, p, k) || speaks_of_article(p, sentence_begin(p, k), sentence_end(p, k))) return;
  if (has_mark(o, p->words[k].fold) || has_part(l, o->eis, p->words[k].fold)) return;
  msg(l->model->sink, M_OWN_PLACE, word_place(p, &p->words[k], &p->words[k]), p->words[k].text, lint_target_name(l, o->eis));
}

static void look(const struct lint *l, const struct own_text *o, const struct prose *p, size_t k) {
  bool this_article = word_is(p, k, "dit") && word_is(p, k + 1, "artikel");
  bool said = speaks_of_article(p, 0, k);
  for (const struct prose *q = o->p; q < p && !said; q++) said = speaks_of_article(q, 0, q->n);
  if (this_article && !said) msg(l->model->sink, M_THIS_ARTICLE, word_place(p, &p->words[k], &p->words[k + 1]));
  look_at_point(l, o, p, k);
  if (!refers(p, k)) return;
  struct text label = p->words[k + 1].fold;
  if (has_mark(o, label) || has_part(l, o->eis, label)) return;
  struct place at = word_place(p, &p->words[k], &p->words[k + 1]);
  msg(l->model->sink, M_OWN_PLACE, at, text_slice(p->src->text, at.off, at.off + at.len), lint_target_name(l, o->eis));
}

static uint32_t eis_of(const struct lint *l, const struct prose *p) {
  const struct m_target *t = p->owner == PROSE_TARGET ? &l->model->targets.p[p->index] : NULL;
  return !t || t->exception != NONE ? NONE : t->kind == TARGET_EIS ? p->index : t->eis;
}

void lint_own_places(struct lint *l) {
  for (size_t i = 0; i < l->proses.n;) {
    struct own_text o = {&l->proses.p[i], 1, eis_of(l, &l->proses.p[i])};
    while (o.eis != NONE && i + o.n < l->proses.n && eis_of(l, &o.p[o.n]) == o.eis) o.n++;
    for (size_t t = 0; t < o.n && o.eis != NONE; t++)
      for (size_t k = 0; k < o.p[t].n; k++) look(l, &o, &o.p[t], k);
    i += o.n;
  }
}
