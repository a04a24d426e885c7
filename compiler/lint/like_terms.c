// «Mantelverzorgers», «de Regiebehandelaar», where the document explains Mantelzorger and Regiehulpverlener: a word that is nowhere
// explained, and is nearly one that is.
#include "rule.h"

enum { LEAST = 7, LIST = 3, ROOT = 4 }; // letters of a word; terms that make a list of begrippen; letters by which words are looked up
struct term { struct text fold, shown; uint32_t next; }; // next: 1 + another with the same root; 0: none
struct terms {
  struct map by_root, known, times; // times: how often each word with a capital stands there
  VEC(struct term) list;
};

static bool is_capital(const struct word *w) { return w->kind == WORD_PLAIN && w->text.n >= LEAST && w->text.p[0] >= 'A' && w->text.p[0] <= 'Z'; }

// «Mantelzorger: degene die …» at the begin of a line or a point.
static bool explains(const struct prose *p, size_t k) {
  bool begins = p->words[k].begins || (k > 0 && p->words[k - 1].begins && p->words[k - 1].kind == WORD_MARK);
  return begins && is_capital(&p->words[k]) && word_is(p, k + 1, ":") && !word_apart(p, k + 1);
}

static struct text root_of(struct text fold) { return text_slice(fold, 0, ROOT); }

static void add(const struct lint *l, struct terms *t, const struct word *w) {
  if (map_find(&t->known, w->fold)) return;
  const uintptr_t *had = map_find(&t->by_root, root_of(w->fold));
  vec_push(l->arena, &t->list, (struct term){w->fold, w->text, had ? (uint32_t)*had : 0});
  map_set(&t->by_root, root_of(w->fold), t->list.n);
  map_set(&t->known, w->fold, 1);
}

static void read_terms(const struct lint *l, struct terms *t) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    size_t many = 0;
    for (size_t k = 0; k < p->n; k++) many += explains(p, k);
    for (size_t k = 0; k < p->n && many >= LIST; k++)
      if (explains(p, k)) add(l, t, &p->words[k]);
  }
}

// What the set itself has a name for is no other word for something.
static void read_names(const struct lint *l, struct terms *t) {
  const struct model *m = l->model;
  struct text rest, one;
  for (size_t i = 0; i < m->terms.n; i++) map_set(&t->known, text_fold(l->arena, m->terms.p[i].name), 1), map_set(&t->known, text_fold(l->arena, m->terms.p[i].plural), 1);
  for (size_t i = 0; i < m->entities.n; i++) map_set(&t->known, text_fold(l->arena, m->entities.p[i].name), 1), map_set(&t->known, text_fold(l->arena, m->entities.p[i].plural), 1);
  for (size_t i = 0; i < m->targets.n; i++)
    for (rest = text_fold(l->arena, m->targets.p[i].title); text_split(&rest, ' ', &one);) map_set(&t->known, one, 1);
  for (size_t c = 0; c < m->classes.n; c++)
    for (size_t i = 0; i < m->classes.p[c].nodes.n; i++)
      for (rest = text_fold(l->arena, m->classes.p[c].nodes.p[i].title); text_split(&rest, ' ', &one);) map_set(&t->known, one, 1);
}

static void count_words(const struct lint *l, struct terms *t) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      const struct word *w = &l->proses.p[i].words[k];
      const uintptr_t *had = is_capital(w) ? map_find(&t->times, w->fold) : NULL;
      if (is_capital(w)) map_set(&t->times, w->fold, had ? *had + 1 : 1);
    }
}

static struct text singular(struct text fold) {
  if (text_ends(fold, TEXT("ers")) || text_ends(fold, TEXT("ars")) || text_ends(fold, TEXT("ors"))) return text_slice(fold, 0, fold.n - 1);
  return fold;
}

static size_t same_begin(struct text a, struct text b) {
  size_t n = 0;
  while (n < a.n && n < b.n && a.p[n] == b.p[n]) n++;
  return n;
}

static size_t same_end(struct text a, struct text b) {
  size_t n = 0;
  while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n]) n++;
  return n;
}

// «Mantel(ver)zorger»: a few letters between that one of them has not.
static bool has_more_within(struct text a, struct text b) {
  enum { MORE = 4, END = 5 };
  size_t less = a.n < b.n ? a.n : b.n, more = a.n < b.n ? b.n : a.n, begin = same_begin(a, b), end = same_end(a, b);
  return more - less >= 2 && more - less <= MORE && begin >= ROOT && end >= END && begin + end >= less && begin < less;
}

static bool has_end(struct text fold, const char *const *ends, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (text_ends(fold, text_from(ends[i]))) return true;
  return false;
}

static bool is_person(struct text fold) {
  static const char *const ends[] = {"er", "aar", "or", "eur", "ist"};
  return has_end(fold, ends, sizeof ends / sizeof *ends);
}

// «Regiebehandelaar» and «Regiehulpverlener»: two who do the same work, by the names.
static bool is_other_person(struct text a, struct text b) {
  enum { BEGIN = 5, REST = 5 };
  size_t begin = same_begin(a, b);
  return is_person(a) && is_person(b) && begin >= BEGIN && a.n >= begin + REST && b.n >= begin + REST;
}

// «de Regiebehandelaar»: written as a begrip.
static bool is_written_so(const struct prose *p, size_t k) {
  static const char *const articles[] = {"de", "het", "een", "deze", "elke", "iedere", "zijn", "haar"};
  return k > 0 && is_capital(&p->words[k]) && AMONG(p->words[k - 1].fold, articles);
}

// «De Relatiebeheerder voert een gesprek», and nobody says who that is; what is written so more often, undefined_terms.c tells.
static bool is_unknown_person(const struct terms *t, const struct prose *p, size_t k) {
  static const char *const offices[] = {"minister", "burgemeester", "inspecteur", "wethouder", "kantonrechter", "kinderrechter", "rechter", "koning", "opdrachtgever", "opdrachtnemer",
                                        "inschrijver", "ombudsman", "kinderombudsman", "hoofdaannemer", "onderaannemer", "aanbieder", "zorgaanbieder", "leverancier", "verwerker", "gegevensverwerker",
                                        "werkgever", "werknemer", "accountant", "huisarts", "wijkagent", "officier", "bestuurder", "toezichthouder"};
  static const char *const ends[] = {"heerder", "leider", "nemer", "gever", "werker", "houder", "coach", "isseur", "viseur", "inator", "sulent", "delaar", "manager", "vertegenwoordiger", "contactpersoon"};
  enum { OFTEN = 4 };
  const uintptr_t *times = map_find(&t->times, p->words[k].fold);
  bool longer = (k + 1 < p->n && is_capital(&p->words[k + 1])) || word_is(p, k + 1, "(") || word_is(p, k + 1, ":") || word_is(p, k + 1, "voor") || word_is(p, k + 1, "van");
  return is_written_so(p, k) && has_end(singular(p->words[k].fold), ends, sizeof ends / sizeof *ends) && !longer && !AMONG(singular(p->words[k].fold), offices) && times && *times < OFTEN;
}

static void look(const struct lint *l, const struct terms *t, const struct prose *p, size_t k) {
  struct text fold = singular(p->words[k].fold);
  if (map_find(&t->known, fold) || map_find(&t->known, p->words[k].fold)) return;
  const uintptr_t *had = map_find(&t->by_root, root_of(fold));
  for (uint32_t i = had ? (uint32_t)*had : 0; i > 0; i = t->list.p[i - 1].next) {
    const struct term *one = &t->list.p[i - 1];
    if (!has_more_within(fold, one->fold) && !(is_written_so(p, k) && is_other_person(fold, one->fold))) continue;
    msg(l->model->sink, M_TERM_LIKE, word_place(p, &p->words[k], &p->words[k]), p->words[k].text, one->shown);
    return;
  }
  if (is_unknown_person(t, p, k)) msg(l->model->sink, M_TERM_UNDEFINED, word_place(p, &p->words[k], &p->words[k]), p->words[k].text, TEXT("1"));
}

void lint_like_terms(struct lint *l) {
  struct terms t = {.by_root = {.arena = l->arena}, .known = {.arena = l->arena}, .times = {.arena = l->arena}};
  struct map told = {.arena = l->arena};
  read_terms(l, &t);
  if (t.list.n == 0) return;
  read_names(l, &t);
  count_words(l, &t);
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      const struct word *w = &l->proses.p[i].words[k];
      if (w->kind == WORD_PLAIN && w->fold.n >= LEAST && map_set(&told, w->fold, 1)) look(l, &t, &l->proses.p[i], k);
    }
}
