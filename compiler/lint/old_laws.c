// A law that was withdrawn: «Wet op de jeugdzorg», where the Jeugdwet has come. And a gemeente that is named once, in a set of another.
#include "prose.h"
#include "rule.h"

static const struct { const char *words, *name, *now; } laws[] = {
    {"wet op de jeugdzorg", "Wet op de jeugdzorg", "Jeugdwet"},
    {"wet bescherming persoonsgegevens", "Wet bescherming persoonsgegevens", "Algemene verordening gegevensbescherming"},
    {"wbp", "Wbp", "Algemene verordening gegevensbescherming"},
    {"algemene wet bijzondere ziektekosten", "Algemene wet bijzondere ziektekosten", "Wet langdurige zorg"},
    {"awbz", "AWBZ", "Wet langdurige zorg"},
    {"wet werk en bijstand", "Wet werk en bijstand", "Participatiewet"},
    {"wwb", "WWB", "Participatiewet"},
    {"kwaliteitswet zorginstellingen", "Kwaliteitswet zorginstellingen", "Wet kwaliteit, klachten en geschillen zorg"},
    {"wet klachtrecht cliënten zorgsector", "Wet klachtrecht cliënten zorgsector", "Wet kwaliteit, klachten en geschillen zorg"},
    {"wkcz", "Wkcz", "Wet kwaliteit, klachten en geschillen zorg"},
    {"wet bijzondere opnemingen in psychiatrische ziekenhuizen", "Wet bijzondere opnemingen in psychiatrische ziekenhuizen", "Wet verplichte geestelijke gezondheidszorg"},
    {"bopz", "Bopz", "Wet verplichte geestelijke gezondheidszorg"},
    {"wet toelating zorginstellingen", "Wet toelating zorginstellingen", "Wet toetreding zorgaanbieders"},
    {"wtzi", "WTZi", "Wet toetreding zorgaanbieders"},
    {"besluit aanbestedingsregels voor overheidsopdrachten", "Besluit aanbestedingsregels voor overheidsopdrachten", "Aanbestedingswet 2012"},
    {"wet voorzieningen gehandicapten", "Wet voorzieningen gehandicapten", "Wet maatschappelijke ondersteuning 2015"},
    {"wet openbaarheid van bestuur", "Wet openbaarheid van bestuur", "Wet open overheid"},
    {"wob", "Wob", "Wet open overheid"},
    {"wet op de ondernemingsraden 1971", "Wet op de ondernemingsraden 1971", "Wet op de ondernemingsraden"},
    {"wet personenvervoer", "Wet personenvervoer", "Wet personenvervoer 2000"},
};

// «de voormalige AWBZ», «een indicatie vanuit de vroegere Wet …»: it says that it is over.
static bool says_past(const struct prose *p, size_t from, size_t to) {
  static const char *const words[] = {"voormalige", "voormalig", "vroegere", "vroeger", "oude", "voorheen", "vervallen", "ingetrokken", "was", "waren", "destijds", "tot", "voorganger", "opgevolgd", "vervangen", "nu"};
  for (size_t i = from; i < to; i++)
    if (AMONG(p->words[i].fold, words)) return true;
  return false;
}

static void look_at_law(const struct lint *l, const struct prose *p, size_t k) {
  for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
    size_t n = words_are(p, k, laws[i].words);
    char first = p->words[k].text.p[0];
    bool year = n > 0 && k + n < p->n && p->words[k + n].kind == WORD_NUMBER && p->words[k + n].text.n == 4;
    if (n == 0 || year || first < 'A' || first > 'Z' || says_past(p, sentence_begin(p, k), sentence_end(p, k))) continue;
    msg(l->model->sink, M_OLD_LAW, word_place(p, &p->words[k], &p->words[k + n - 1]), text_from(laws[i].name), text_from(laws[i].now));
    return;
  }
}

// ---- gemeenten ----

struct gemeente { struct text name; size_t times; const struct prose *p; const struct word *w; };

static bool has_capital(const struct word *w) { return w->kind == WORD_PLAIN && w->text.n > 3 && w->text.p[0] >= 'A' && w->text.p[0] <= 'Z'; }

static void count(const struct prose *p, const struct map *at, struct gemeente *list) {
  for (size_t k = 0; k < p->n; k++) {
    const uintptr_t *i = has_capital(&p->words[k]) ? map_find(at, p->words[k].text) : NULL;
    if (i) list[*i].times++;
  }
}

// Named by a classification, or in what the set says of itself.
static bool is_ours(const struct lint *l, struct text name) {
  const struct m_set *set = &l->model->sets.p[l->set];
  struct text all[] = {set->title, set->source};
  for (size_t i = 0; i < 2; i++)
    for (size_t at = 0; at + name.n <= all[i].n; at++)
      if (text_eq(text_slice(all[i], at, at + name.n), name)) return true;
  for (size_t c = 0; c < l->model->classes.n; c++)
    for (size_t i = 0; i < l->model->classes.p[c].nodes.n; i++)
      if (text_starts(l->model->classes.p[c].nodes.p[i].title, name)) return true;
  return false;
}

// One gemeente is named more than once, and this one only here.
static void look_at_gemeenten(const struct lint *l) {
  enum { MOST = 8, OFTEN = 2 };
  struct gemeente list[MOST] = {{.times = 0}};
  struct map at = {.arena = l->arena};
  size_t n = 0, often = 0, once = 0, which = 0;
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k + 1 < p->n; k++) {
      if (!word_is(p, k, "gemeente") || !has_capital(&p->words[k + 1]) || map_find(&at, p->words[k + 1].text)) continue;
      if (n == MOST) return; // a region of many
      map_set(&at, p->words[k + 1].text, n);
      list[n++] = (struct gemeente){p->words[k + 1].text, 0, p, &p->words[k + 1]};
    }
  }
  for (size_t i = 0; i < l->proses.n && n > 1; i++) count(&l->proses.p[i], &at, list);
  for (size_t i = 0; i < n; i++) {
    if (list[i].times > 1 || is_ours(l, list[i].name)) often++;
    else once++, which = i;
  }
  if (often == 1 && once == 1 && n <= OFTEN) msg(l->model->sink, M_OTHER_GEMEENTE, word_place(list[which].p, list[which].w, list[which].w), list[which].name);
}

void lint_old_laws(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) look_at_law(l, &l->proses.p[i], k);
  look_at_gemeenten(l);
}
