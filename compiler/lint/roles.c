// One party under more than one name: inwoner and cliënt; opdrachtnemer, aanbieder and inschrijver. A set whose glossary explains both
// means two things.
#include "rule.h"

enum { NAMES = 6 };
static const struct { const char *what, *names[NAMES]; } parties[] = {
    {"wie de hulp levert", {"opdrachtnemer", "aanbieder", "zorgaanbieder", "inschrijver", "aanmelder", NULL}},
    {"wie de hulp krijgt", {"inwoner", "cliënt", "deelnemer", "jeugdige", "burger", "zorgvrager"}},
    {"wie de hulp geeft", {"medewerker", "professional", "hulpverlener", "zorgprofessional", NULL, NULL}},
};

static bool is_name(struct text fold, const char *name) {
  struct text n = text_from(name);
  if (!text_starts(fold, n)) return false;
  struct text end = text_slice(fold, n.n, fold.n);
  return end.n == 0 || text_eq(end, TEXT("s")) || text_eq(end, TEXT("n")) || text_eq(end, TEXT("en"));
}

struct use { size_t times; const struct prose *p; const struct word *w; };

// «Wet toetreding zorgaanbieders»: the name of a law.
static bool is_in_law(const struct prose *p, size_t k) {
  static const char *const laws[] = {"wet", "besluit", "regeling", "verordening", "stichting", "inspectie", "autoriteit"};
  enum { BACK = 6 };
  for (size_t i = k; i > 0 && i + BACK > k; i--) {
    if (p->words[i - 1].kind != WORD_PLAIN) return false;
    if (AMONG(p->words[i - 1].fold, laws)) return true;
  }
  return false;
}

// «Opdrachtnemer: de aanbieder die …», «opdrachtnemer (hierna: aanbieder)»: it says that they are one.
static bool explains(const struct prose *p, size_t k) {
  static const char *const said[] = {"hierna", "ook", "wel", "genoemd", "oftewel", "ofwel", "zijnde"};
  if (p->owner == PROSE_TERM) return true;
  for (size_t i = k; i > 0 && i + 5 > k; i--)
    if ((i + 3 > k && AMONG(p->words[i - 1].fold, said)) || (i == 2 && word_is(p, 1, ":")) || (word_is(p, i - 1, ":") && i > 1 && (p->words[i - 2].begins || (i > 2 && p->words[i - 3].begins && p->words[i - 3].kind == WORD_MARK)))) return true;
  return false;
}

// «welke professionals er bij de cliënt betrokken zijn»: those of others.
static bool is_of_others(const struct prose *p, size_t k) {
  static const char *const words[] = {"betrokken", "andere", "overige", "verwijzende"};
  for (size_t i = sentence_begin(p, k), to = sentence_end(p, k); i < to; i++)
    if (AMONG(p->words[i].fold, words)) return true;
  return false;
}

static void count(const struct lint *l, const char *name, struct use *out) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      const struct word *w = &l->proses.p[i].words[k];
      if (w->kind != WORD_PLAIN || !is_name(w->fold, name) || is_in_law(&l->proses.p[i], k) || explains(&l->proses.p[i], k)) continue;
      if (fold_begins(w->fold, 'p') && is_of_others(&l->proses.p[i], k)) continue;
      if (out->times++ == 0) out->p = &l->proses.p[i], out->w = w;
    }
}

static bool has_term(const struct lint *l, const char *name) {
  for (size_t i = 0; i < l->model->terms.n; i++)
    if (text_eq(text_fold(l->arena, l->model->terms.p[i].name), text_from(name))) return true;
  return false;
}

// «Jeugdige: de persoon …» at the begin of a text or of a line.
static bool is_explained(const struct lint *l, const char *name) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k + 1 < l->proses.p[i].n; k++) {
      const struct word *w = &l->proses.p[i].words[k];
      bool begins = w->begins || (k > 0 && w[-1].begins && w[-1].kind == WORD_MARK);
      if (begins && word_is(&l->proses.p[i], k + 1, ":") && is_name(w->fold, name)) return true;
    }
  return false;
}

static void look(const struct lint *l, size_t party) {
  struct use uses[NAMES] = {{0}};
  size_t most = 0, names = 0;
  struct buf list = {.arena = l->arena};
  bool explained[NAMES] = {false};
  size_t all = 0;
  for (size_t i = 0; i < NAMES && parties[party].names[i]; i++) all += explained[i] = is_explained(l, parties[party].names[i]);
  for (size_t i = 0; i < NAMES && parties[party].names[i]; i++) {
    if (has_term(l, parties[party].names[i]) || (all > 1 && explained[i])) continue;
    count(l, parties[party].names[i], &uses[i]);
    if (uses[i].times > uses[most].times) most = i;
    if (uses[i].times == 0) continue;
    buf_format(&list, "%s%s (%zu)", names++ > 0 ? ", " : "", parties[party].names[i], uses[i].times);
  }
  for (size_t i = 0; names > 1 && i < NAMES; i++) {
    if (i == most || uses[i].times == 0) continue;
    msg(l->model->sink, M_PARTY_NAMES, word_place(uses[i].p, uses[i].w, uses[i].w), text_from(parties[party].what), buf_text(&list));
    return;
  }
}

void lint_roles(struct lint *l) {
  for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) look(l, i);
}
