// Abbreviations: nowhere written out, or written out with words that do not fit.
#include <string.h>

#include "rule.h"

// What everybody in this work knows.
static const char *const known[] = {
    "aiv", "anbi", "avg", "awb", "bbl", "big", "bsn", "btw", "bv", "bw", "b.v", "cao", "cbs", "cv", "dsm", "eer", "eu", "evc", "fte", "ggd", "ggz", "hbo", "hkz", "hr",
    "iban", "ict", "igj", "iso", "ipad", "kvk", "kpi", "lvb", "mbo", "nen", "nl", "nv", "nvt", "or", "pdf", "pgb", "sbb", "sms", "tv", "uwv", "vng", "vog", "vws", "vzw",
    "wiz", "wlz", "wmo", "wnt", "wo", "wia", "ww", "wzd", "zin", "zvw", "zzp", "pw", "cct", "crebo", "rio", "mo", "pve", "vo", "po", "ok", "id", "wkkgz", "aov", "iwmo", "agb", "zorg-ab", "ubo", "url", "smart", "nb"};

// Laws. A document that writes out one of these is for readers who do not know them all.
static const char *const laws[] = {"avg", "awb", "big", "wnt", "wia", "wkkgz", "wlz", "wmo", "wzd", "zvw", "pw", "ww", "wtza", "wgbo"};

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// PVE, TH; also KvK.
static bool is_abbreviation(const struct word *w) {
  unsigned capitals = 0;
  if (w->kind != WORD_PLAIN || w->text.n < 2 || w->text.n > 6) return false;
  for (size_t i = 0; i < w->text.n; i++) {
    if (w->text.p[i] == '-' || (w->text.p[i] >= '0' && w->text.p[i] <= '9')) return false;
    capitals += is_capital(w->text.p[i]);
  }
  return capitals >= 2 && capitals * 2 > w->text.n && is_capital(w->text.p[0]);
}

// «vtlb»: small letters without a vowel are no word. What everybody knows, and measures, are in the list below.
static bool is_small_abbreviation(const struct word *w) {
  static const char *const common[] = {"btw", "bv", "cv", "nv", "bijv", "mbt", "nvt", "vgl", "zgn", "kvk", "vzw", "mln", "mld", "nr", "nrs", "mw", "dhr", "dr", "mr", "drs", "km", "cm", "mm", "kg", "kwh", "mb",
                                       "gb", "vs", "tv", "sms", "pdf", "html", "http", "https", "www", "ggz", "ggd", "wmo", "wlz", "zvw", "lvb", "pgb", "bsn", "vmbo", "vwo", "mbo", "hbo", "zzp", "msc", "bsc",
                                       "crk", "cnv", "fnv", "tl", "tk", "st", "str", "sr", "jr", "pm", "ntb", "mkb", "dvd", "gps", "xml", "csv", "hr", "dwz", "tnv", "ivm", "bvk", "hvl", "cct", "wgs", "bbl", "bpv"};
  if (w->kind != WORD_PLAIN || w->text.n < 3 || w->text.n > 6 || is_capital(w->text.p[0])) return false;
  for (size_t i = 0; i < w->text.n; i++)
    if (w->text.p[i] < 'a' || w->text.p[i] > 'z' || strchr("aeiouy", w->text.p[i])) return false;
  for (size_t i = 1; i < w->text.n; i++)
    if (w->text.p[i] != w->text.p[0]) return !AMONG(w->fold, common); // «xxx» still has to be filled in
  return false;
}

static bool all_capitals(const struct word *w) {
  for (size_t i = 0; i < w->text.n; i++)
    if (!is_capital(w->text.p[i])) return false;
  return w->kind == WORD_PLAIN && w->text.n > 1;
}

static bool is_roman(struct text t) {
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] != 'I' && t.p[i] != 'V' && t.p[i] != 'X') return false;
  return true;
}

// «CM-gesprek»: its first part.
static bool begins_with_one(struct arena *a, const struct word *w, struct word *out) {
  size_t n = 0;
  while (n < w->text.n && w->text.p[n] != '-') n++;
  if (w->kind != WORD_PLAIN || n == w->text.n) return false;
  *out = (struct word){.kind = WORD_PLAIN, .text = text_slice(w->text, 0, n), .fold = text_fold(a, text_slice(w->text, 0, n)), .begins = w->begins};
  return n >= 2 && n <= 5 && all_capitals(out);
}

// A heading in capitals, or a number.
static bool is_shouted(const struct prose *p, size_t k) {
  return is_roman(p->words[k].text) || (k > 0 && all_capitals(&p->words[k - 1])) || (k + 1 < p->n && all_capitals(&p->words[k + 1]));
}

// Are the letters there, in this order, each at the begin of a word or within one?
static bool fits(struct text letters, const struct word *first, const struct word *last) {
  size_t k = 0;
  for (const struct word *w = first; w <= last; w++)
    for (size_t i = 0; i < w->fold.n && k < letters.n; i++) k += w->fold.p[i] == letters.p[k];
  return k == letters.n;
}

// The words before a bracket that may be what the abbreviation stands for: at most so many as it has letters, and some small ones.
static size_t words_before(const struct prose *p, size_t bracket, size_t letters) {
  size_t i = bracket, small = 0, capitals = 0;
  while (i > 0 && p->words[i - 1].kind == WORD_PLAIN && capitals < letters + 1 && small < letters + 2) {
    i--;
    if (is_capital(p->words[i].text.p[0])) capitals++;
    else small++;
  }
  return i;
}

// From the first word with a capital, with nothing but small link words between: «Stichting Kwaliteitsregister Jeugd».
static size_t name_begin(const struct prose *p, size_t from, size_t to) {
  static const char *const links[] = {"van", "de", "het", "en", "der", "den", "in", "voor", "tot", "op", "te", "bij", "aan", "met", "om", "ter", "een", "of", "over"};
  size_t begin = to;
  for (size_t i = to; i-- > from;) {
    if (is_capital(p->words[i].text.p[0])) begin = i;
    else if (!AMONG(p->words[i].fold, links)) break;
  }
  return begin;
}

// A name of as many words with a capital as there are letters: each begins one.
static bool is_of_initials(const struct prose *p, size_t from, size_t to, struct text letters) {
  size_t n = 0;
  bool wrong = false;
  for (size_t i = from; i < to; i++) {
    if (!is_capital(p->words[i].text.p[0])) continue;
    wrong |= n < letters.n && p->words[i].fold.p[0] != letters.p[n];
    n++;
  }
  return n == letters.n && wrong;
}

// «Besluit bouwwerken leefomgeving (Bbl)»: a law of as many long words as letters, which all but one of these begin.
static bool is_one_off(const struct prose *p, size_t bracket, struct text letters) {
  static const char *const links[] = {"van", "de", "het", "en", "in", "voor", "tot", "op", "te", "bij", "aan", "met", "ter", "een", "of", "omtrent"};
  static const char *const kinds[] = {"wet", "besluit", "regeling", "verordening"};
  size_t left = letters.n, wrong = 0, i = bracket;
  while (i > 0 && left > 0 && p->words[i - 1].kind == WORD_PLAIN) {
    i--;
    if (AMONG(p->words[i].fold, links)) continue;
    wrong += p->words[i].fold.p[0] != letters.p[--left];
  }
  return left == 0 && letters.n == 3 && wrong == 1 && AMONG(p->words[i].fold, kinds) && is_capital(p->words[i].text.p[0]) && p->words[i].fold.p[0] == letters.p[0];
}

static unsigned capitals_in(const struct prose *p, size_t from, size_t to) {
  unsigned n = 0;
  for (size_t i = from; i < to; i++) n += is_capital(p->words[i].text.p[0]) && p->words[i].text.n > 3;
  return n;
}

// «(Bwl)»: a capital and two small letters, between brackets.
static bool is_law_name(const struct prose *p, size_t k) {
  const struct word *w = &p->words[k];
  return k > 1 && w->kind == WORD_PLAIN && w->text.n == 3 && is_capital(w->text.p[0]) && !is_abbreviation(w) && word_is(p, k - 1, "(") && word_is(p, k + 1, ")") && is_one_off(p, k - 1, w->fold);
}

// «Vereniging van Bestuurders (NVZB)»
static void does_it_fit(const struct lint *l, const struct prose *p, size_t k) {
  size_t from = words_before(p, k - 1, p->words[k].text.n);
  if (is_one_off(p, k - 1, p->words[k].fold)) {
    msg(l->model->sink, M_ABBREVIATION_FIT, word_place(p, &p->words[k], &p->words[k]), p->words[k].text);
    return;
  }
  if (from + 1 >= k || capitals_in(p, from, k - 1) < 2) return;
  size_t name = name_begin(p, from, k - 1);
  bool moved = name + 1 < k && is_of_initials(p, name, k - 1, p->words[k].fold) && !fits(p->words[k].fold, &p->words[name], &p->words[k - 2]);
  if (!moved && fits(p->words[k].fold, &p->words[from], &p->words[k - 2])) return;
  msg(l->model->sink, M_ABBREVIATION_FIT, word_place(p, &p->words[k], &p->words[k]), p->words[k].text);
}

// Everything the set itself says a name of: begrippen, branches, gegevens, its titles in brackets.
static void explained(const struct lint *l, struct map *names) {
  const struct model *m = l->model;
  for (size_t i = 0; i < m->terms.n; i++) map_set(names, text_fold(l->arena, m->terms.p[i].name), 1);
  for (size_t i = 0; i < m->entities.n; i++) map_set(names, text_fold(l->arena, m->entities.p[i].name), 1);
  for (size_t c = 0; c < m->classes.n; c++)
    for (size_t i = 0; i < m->classes.p[c].nodes.n; i++) {
      struct text rest = m->classes.p[c].nodes.p[i].title, one;
      while (text_split(&rest, ' ', &one)) map_set(names, text_fold(l->arena, one), 1);
      map_set(names, text_fold(l->arena, m->classes.p[c].nodes.p[i].code), 1);
    }
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 1; k < p->n; k++) {
      bool numbered = k + 2 < p->n && p->words[k + 1].kind == WORD_NUMBER && word_is(p, k + 2, ")"); // «Werker 4 (SPW 4)»
      bool in = word_is(p, k - 1, "(") && k >= 2 && p->words[k - 2].kind != WORD_MARK && k + 1 < p->n && (word_is(p, k + 1, ")") || word_is(p, k + 1, ",") || numbered);
      bool out = k + 2 < p->n && (word_is(p, k + 1, "(") || word_is(p, k + 1, ":") || word_is(p, k + 1, "=")) && p->words[k + 2].kind == WORD_PLAIN &&
                 p->words[k + 2].fold.p[0] == p->words[k].fold.p[0];
      bool law = in && p->words[k].kind == WORD_PLAIN && is_capital(p->words[k].text.p[0]) && p->words[k].text.n < 7; // «(Wlz)»
      bool small = is_small_abbreviation(&p->words[k]) && (in || out);
      if ((is_abbreviation(&p->words[k]) && (in || out)) || law || small) map_set(names, p->words[k].fold, 1);
    }
  }
}

// «PNIL-ratio (personeel niet in loondienst)», «TBW» where «Toegang Beschermd Wonen» stands: words that begin with its letters.
static bool begin_with(const struct prose *p, size_t k, struct text letters, bool capitals) {
  if (k + letters.n > p->n) return false;
  for (size_t i = 0; i < letters.n; i++) {
    const struct word *w = &p->words[k + i];
    if (w->kind != WORD_PLAIN || w->fold.p[0] != letters.p[i]) return false;
    if (capitals && (!is_capital(w->text.p[0]) || w->text.n < 2 || is_capital(w->text.p[1]))) return false;
  }
  return true;
}

// Two letters begin two names by chance: those must stand there more often.
static bool in_words(const struct lint *l, struct text letters) {
  enum { OFTEN = 3 };
  size_t times = 0;
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      const struct prose *p = &l->proses.p[i];
      if (p->words[k].kind != WORD_PLAIN || p->words[k].fold.p[0] != letters.p[0]) continue;
      bool aside = k > 1 && word_is(p, k - 1, "(") && (word_is(p, k + letters.n, ")") || word_is(p, k + letters.n, "/"));
      if (begin_with(p, k, letters, !aside)) times += letters.n > 2 ? OFTEN : 1;
      if (times >= OFTEN) return true;
    }
  return false;
}

// «Social Return On Investment (SROI)» in the title of a chapter or an eis; «Wet langdurige zorg (Wlz)».
static void explained_in(const struct lint *l, const struct source *src, struct text words, struct map *names) {
  struct prose p = {.src = src};
  prose_cut(l->arena, &p, words);
  for (size_t k = 1; k + 1 < p.n; k++)
    if (word_is(&p, k - 1, "(") && (word_is(&p, k + 1, ")") || (p.words[k + 1].kind == WORD_NUMBER && word_is(&p, k + 2, ")")))) map_set(names, p.words[k].fold, 1);
}

static void titles_explained(const struct lint *l, const struct node *n, struct map *names) {
  for (const struct node *c = n->child; c; c = c->next) {
    if (c->kind == N_TITLE) explained_in(l, l->src, c->text, names);
    else if (c->kind != N_VERBATIM) titles_explained(l, c, names);
  }
}

static size_t laws_explained(const struct map *names) {
  size_t n = 0;
  for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) n += map_find(names, text_from(laws[i])) != NULL;
  return n;
}

static bool is_known(const struct word *w, bool all_laws) { return AMONG(w->fold, known) && (all_laws || !AMONG(w->fold, laws)); }

void lint_abbreviations(struct lint *l) {
  struct map names = {.arena = l->arena};
  explained(l, &names);
  titles_explained(l, l->root, &names);
  bool all_laws = laws_explained(&names) == 0;
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      struct word part;
      const struct word *w = begins_with_one(l->arena, &p->words[k], &part) ? &part : &p->words[k];
      bool small = is_small_abbreviation(w) && !word_is(p, k + 1, ".") && !(k > 0 && (word_is(p, k - 1, ".") || word_is(p, k - 1, "/") || word_is(p, k - 1, "@")));
      if (is_law_name(p, k)) does_it_fit(l, p, k);
      if (!is_abbreviation(w) && !small) continue;
      if (k > 1 && word_is(p, k - 1, "(") && word_is(p, k + 1, ")")) does_it_fit(l, p, k);
      bool joined = word_is(p, k + 1, "&") || (k > 0 && word_is(p, k - 1, "&")); // «OC&W»
      if (is_known(w, all_laws) || is_shouted(p, k) || joined || !map_set(&names, w->fold, 1)) continue;
      if (w->fold.n > 1 && in_words(l, w->fold)) continue;
      msg(l->model->sink, M_ABBREVIATION, word_place(p, w, w), w->text);
    }
  }
}
