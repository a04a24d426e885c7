// A word that the document writes as it writes its defined terms, with a capital within a sentence, and that is nowhere explained.
// Only where the document explains terms, and writes these so.
#include "rule.h"

enum { OFTEN = 4, DEFINED = 3, LEAST = 4 }; // times that a word is written so; terms that must be; letters

struct use {
  size_t times;
  const struct prose *p;
  const struct word *w;
};
struct terms {
  struct map defined; // in small letters
  struct map at;      // → index + 1
  VEC(struct use) uses;
};

static bool is_capital(const struct word *w) {
  if (w->kind != WORD_PLAIN || w->text.n < LEAST || w->text.p[0] < 'A' || w->text.p[0] > 'Z') return false;
  for (size_t i = 1; i < w->text.n; i++)
    if (w->text.p[i] >= 'A' && w->text.p[i] <= 'Z') return false; // an abbreviation, or a name
  return true;
}

// Parties that everybody in a contract knows, and what no contract explains.
static bool is_known(struct text fold) {
  static const char *const words[] = {"opdrachtgever", "opdrachtnemer", "opdrachtgevers", "opdrachtnemers", "gemeente", "gemeenten", "college", "raad", "minister",
                                      "staatssecretaris", "rijk", "staat", "commissie", "rechter", "rechtbank", "waterschap", "provincie", "belastingdienst"};
  static const char *const laws[] = {"wet", "besluit", "regeling", "verordening", "code", "autoriteit", "inspectie", "register", "protocol", "convenant"};
  if (text_starts(fold, TEXT("nederland")) || text_starts(fold, TEXT("europe"))) return true;
  for (size_t i = 0; i < sizeof laws / sizeof *laws; i++)
    if (text_ends(fold, text_from(laws[i]))) return true;
  return AMONG(fold, words);
}

static void define(const struct lint *l, struct terms *t, struct text name) {
  struct text rest = text_fold(l->arena, name), one;
  map_set(&t->defined, rest, 1);
  while (text_split(&rest, ' ', &one)) map_set(&t->defined, one, 1);
}

// «Begeleidingsplan: het plan dat …» at the begin of a text, a line or a point of a list: up to four words before the colon.
static void defined_in_text(const struct lint *l, struct terms *t, const struct prose *p) {
  enum { WORDS = 8 };
  for (size_t i = 0; i < p->n; i++) {
    bool begins = p->words[i].begins || (p->words[i - 1].kind == WORD_MARK && !word_is(p, i - 1, ","));
    if (!begins || p->words[i].kind != WORD_PLAIN) continue;
    for (size_t k = i + 1; k < p->n && k < i + WORDS; k++) {
      if (p->words[k].kind == WORD_NUMBER || word_is(p, k, ".")) break;
      if (!word_is(p, k, ":") && !word_is(p, k, ";")) continue;
      for (size_t j = i; j < k; j++) define(l, t, p->words[j].text);
      break;
    }
  }
}

static void defined_elsewhere(const struct lint *l, struct terms *t) {
  const struct model *m = l->model;
  for (size_t i = 0; i < m->terms.n; i++) define(l, t, m->terms.p[i].name);
  for (size_t i = 0; i < m->definitions.n; i++) define(l, t, m->definitions.p[i].name);
  for (size_t i = 0; i < m->entities.n; i++) define(l, t, m->entities.p[i].name), define(l, t, m->entities.p[i].plural);
  for (size_t i = 0; i < m->targets.n; i++) define(l, t, m->targets.p[i].title);
  for (size_t c = 0; c < m->classes.n; c++)
    for (size_t i = 0; i < m->classes.p[c].nodes.n; i++) define(l, t, m->classes.p[c].nodes.p[i].title);
}

// «de Overeenkomst», within a sentence, and no part of a longer name.
static bool is_written_so(const struct prose *p, size_t k) {
  static const char *const articles[] = {"de", "het", "een", "deze", "elke", "iedere", "dit"};
  if (k == 0 || !is_capital(&p->words[k]) || !AMONG(p->words[k - 1].text, articles)) return false;
  return k + 1 >= p->n || (!is_capital(&p->words[k + 1]) && p->words[k + 1].kind != WORD_NUMBER);
}

static void count(const struct lint *l, struct terms *t, const struct prose *p, size_t k) {
  const uintptr_t *had = map_find(&t->at, p->words[k].fold);
  if (had) {
    t->uses.p[*had - 1].times++;
    return;
  }
  vec_push(l->arena, &t->uses, (struct use){1, p, &p->words[k]});
  map_set(&t->at, p->words[k].fold, t->uses.n);
}

// Also in the plural.
static bool is_defined(const struct terms *t, struct text fold) {
  if (map_find(&t->defined, fold)) return true;
  return text_ends(fold, TEXT("s")) ? map_find(&t->defined, text_slice(fold, 0, fold.n - 1)) != NULL
                                    : text_ends(fold, TEXT("en")) && map_find(&t->defined, text_slice(fold, 0, fold.n - 2));
}

void lint_undefined_terms(struct lint *l) {
  struct terms t = {.defined = {.arena = l->arena}, .at = {.arena = l->arena}};
  size_t written_so = 0;
  defined_elsewhere(l, &t);
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    defined_in_text(l, &t, p);
    for (size_t k = 0; k < p->n; k++)
      if (is_written_so(p, k)) count(l, &t, p, k);
  }
  for (size_t i = 0; i < t.uses.n; i++) written_so += t.uses.p[i].times >= OFTEN && is_defined(&t, t.uses.p[i].w->fold);
  for (size_t i = 0; i < t.uses.n && written_so >= DEFINED; i++) {
    const struct use *u = &t.uses.p[i];
    if (u->times < OFTEN || is_known(u->w->fold) || is_defined(&t, u->w->fold)) continue;
    msg(l->model->sink, M_TERM_UNDEFINED, word_place(u->p, u->w, u->w), u->w->text, text_format(l->arena, "%zu", u->times));
  }
}
