// «zie 13.3», «eis 18.7»: an eis that is not in the set, nor in one it builds on; or one that is about something else, where
// another that stands a chapter further fits (a chapter was added, and the numbers moved).
#include "rule.h"

enum { SOME = 2 };
struct holders { uint32_t n, eis[SOME]; }; // the first eisen that have a word, and how many there are
struct alias { uint32_t set, n; };         // what a text calls a set it builds on, and how often that was right

struct referring {
  struct lint *lint;
  uint32_t *first, *next; // of each eis its texts: of the target the first, of each text the next; NONE
  struct map titled;      // the stem of a whole title → struct holders
  struct map ends;        // the end of a word of a title → struct holders
  struct map words;       // a noun in a text, without its ending → struct holders
  struct map aliases;     // «regioprogramma» → struct alias
};

static void holds(const struct referring *r, struct map *in, struct text noun, uint32_t eis) {
  uintptr_t *had = map_find(in, noun);
  struct holders *h = had ? (struct holders *)*had : NULL;
  if (!h) {
    h = NEW(r->lint->arena, struct holders);
    *h = (struct holders){.n = 0};
    map_set(in, noun, (uintptr_t)h);
  }
  if (h->n > 0 && h->eis[(h->n < SOME ? h->n : SOME) - 1] == eis) return; // they are read eis by eis
  if (h->n < SOME) h->eis[h->n] = eis;
  h->n++;
}

// The only eis that has it, but for this one; NONE: none, or more.
static uint32_t only_holder(const struct map *in, struct text noun, uint32_t but) {
  const uintptr_t *had = noun.n > 0 ? map_find(in, noun) : NULL;
  const struct holders *h = had ? (const struct holders *)*had : NULL;
  if (!h || h->n > SOME) return NONE;
  if (h->n == 1) return h->eis[0] == but ? NONE : h->eis[0];
  return h->eis[0] == but ? h->eis[1] : h->eis[1] == but ? h->eis[0] : NONE;
}

enum { NOUN = 7 }; // letters
static struct text noun_stem(struct text fold) {
  static const char *const endings[] = {"en", "s", "e"};
  if (fold.n < NOUN) return NO_TEXT;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (text_ends(fold, text_from(endings[i]))) return text_slice(fold, 0, fold.n - text_from(endings[i]).n);
  return fold;
}

static uint32_t find_eis(const struct lint *l, struct text number) {
  for (uint32_t s = 0; s < l->model->sets.n; s++) {
    uint32_t t = model_eis(l->model, s, number);
    if (t != NONE) return t;
  }
  return NONE;
}

// «18.7», not «1.000» or «3.10.2»: a number as this set gives to its eisen.
static bool is_like_ours(const struct lint *l, struct text number) {
  unsigned dots = 0, ours = 0;
  for (size_t i = 0; i < number.n; i++) {
    if (number.p[i] == ',' || number.p[i] == '-') return false;
    dots += number.p[i] == '.';
  }
  for (size_t i = 0; i < l->model->targets.n && ours != dots; i++) {
    const struct m_target *t = &l->model->targets.p[i];
    if (t->kind != TARGET_EIS || t->set != l->set) continue;
    ours = 0;
    for (size_t k = 0; k < t->number.n; k++) ours += t->number.p[k] == '.';
  }
  return ours == dots;
}

// Words that say what a text is about: long ones, without their endings.
static struct text stem(struct text fold) {
  static const char *const ends[] = {"en", "s", "e", "t"}, *const parties[] = {"opdracht", "opdrachtnemer", "opdrachtgever", "medewerker", "professional",
                           "zorgaanbieder", "aanbieder", "overeenkomst", "medewerkers", "inwoners", "cliënten", "ondersteuning", "begeleiding"};
  if (fold.n < 8 || AMONG(fold, parties)) return NO_TEXT;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (text_ends(fold, text_from(ends[i]))) return text_slice(fold, 0, fold.n - text_from(ends[i]).n);
  return fold;
}

static bool is_of(const struct lint *l, const struct prose *p, uint32_t eis) {
  return p->owner == PROSE_TARGET && l->model->targets.p[p->index].eis == eis;
}

// How many of the words about what is said between from and to are in the texts of an eis.
static unsigned shared(const struct referring *r, const struct prose *p, size_t from, size_t to, uint32_t eis) {
  const struct lint *l = r->lint;
  struct map seen = {.arena = l->arena};
  unsigned n = 0;
  for (uint32_t i = r->first[eis]; i != NONE; i = r->next[i])
    for (size_t k = 0; k < l->proses.p[i].n; k++)
      if (stem(l->proses.p[i].words[k].fold).n > 0) map_set(&seen, stem(l->proses.p[i].words[k].fold), 1);
  for (size_t k = from; k < to; k++) {
    uintptr_t *had = stem(p->words[k].fold).n > 0 ? map_find(&seen, stem(p->words[k].fold)) : NULL;
    n += had != NULL && *had == 1;
    if (had) *had = 2;
  }
  return n;
}

// The eis with the number that is `by` chapters further.
static uint32_t moved(const struct lint *l, struct text number, int by) {
  size_t dot = 0;
  int64_t chapter;
  while (dot < number.n && number.p[dot] != '.') dot++;
  if (!text_to_int(text_slice(number, 0, dot), &chapter)) return NONE;
  struct text rest = text_slice(number, dot, number.n);
  return find_eis(l, text_format(l->arena, "%lld%.*s", (long long)chapter + by, TP(rest)));
}

// The words of a clause: up to a comma, a point of a list or the end.
static size_t clause_begin(const struct prose *p, size_t at, size_t from) {
  size_t i = at;
  while (i > from && !word_is(p, i - 1, ",") && !word_is(p, i - 1, ";") && !word_is(p, i - 1, ":")) i--;
  return i;
}

// «met toepassing van eis 3.7 een cliëntenstop», where the whole title of eis 3.8 is that word, and eis 3.7 has no word of the clause.
static bool is_other_named(const struct referring *r, const struct prose *p, size_t at, uint32_t eis) {
  const struct lint *l = r->lint;
  size_t from = sentence_begin(p, at), to = sentence_end(p, at);
  from = clause_begin(p, at, from);
  for (size_t k = at; k < to; k++)
    if (word_is(p, k, ",") || word_is(p, k, ";")) to = k;
  struct prose title = {.src = p->src};
  prose_cut(l->arena, &title, l->model->targets.p[eis].title);
  for (size_t k = from; k < to; k++) {
    if (k != at && p->words[k].kind == WORD_NUMBER && find_eis(l, p->words[k].text) != NONE) return false; // more than one is named
    for (size_t i = 0; i < title.n; i++)
      if (stem(title.words[i].fold).n > 0 && text_eq(stem(title.words[i].fold), stem(p->words[k].fold))) return false;
  }
  for (size_t k = from; k < to; k++) {
    struct text one = stem(p->words[k].fold);
    uint32_t other = only_holder(&r->titled, one, NONE);
    if (other == NONE || other == eis || is_of(l, p, other) || shared(r, p, from, to, eis) > 0) continue;
    const struct m_target *t = &l->model->targets.p[other];
    msg(l->model->sink, M_REFERENCE_MOVED, word_place(p, &p->words[at], &p->words[at]), l->model->targets.p[eis].number, l->model->targets.p[eis].title, t->number, t->title);
    return true;
  }
  return false;
}

static void does_it_fit(const struct referring *r, const struct prose *p, size_t at, uint32_t eis) {
  const struct lint *l = r->lint;
  size_t from = sentence_begin(p, at), to = sentence_end(p, at);
  if (to - from < 6 && from > 0) from = sentence_begin(p, from - 1); // «Zie 13.3.»: the sentence before it says what of
  if (is_of(l, p, eis) || shared(r, p, from, to, eis) > 0) return;
  const struct text number = l->model->targets.p[eis].number;
  for (int by = -1; by <= 1; by += 2) {
    uint32_t other = moved(l, number, by);
    if (other == NONE || is_of(l, p, other) || shared(r, p, from, to, other) < 2) continue;
    const struct m_target *t = &l->model->targets.p[other];
    msg(l->model->sink, M_REFERENCE_MOVED, word_place(p, &p->words[at], &p->words[at]), number, l->model->targets.p[eis].title, t->number, t->title);
  }
}

// Does a word of the eis end with this noun, or begin with it: kwartaalrapportage, rapporteren?
static bool has_noun(const struct referring *r, uint32_t eis, struct text noun) {
  const struct lint *l = r->lint;
  struct prose title = {.src = l->src};
  prose_cut(l->arena, &title, l->model->targets.p[eis].title);
  struct text root = text_slice(noun, 0, noun.n > 8 ? 7 : noun.n - 1);
  for (size_t k = 0; k < title.n; k++)
    if (text_ends(title.words[k].fold, noun) || text_starts(title.words[k].fold, root)) return true;
  for (uint32_t i = r->first[eis]; i != NONE; i = r->next[i])
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      struct text fold = l->proses.p[i].words[k].fold;
      for (size_t at = 0; at + root.n <= fold.n; at++)
        if (text_eq(text_slice(fold, at, at + root.n), root)) return true;
    }
  return false;
}

// «de rapportage van punt 46», where only the title of another eis has that word, and this one has it nowhere.
static void has_what_is_named(const struct referring *r, const struct prose *p, size_t at, uint32_t eis) {
  static const char *const links[] = {"van", "uit", "in", "bedoeld", "genoemd", "volgens"};
  static const char *const not[] = {"bepalingen", "bepaling", "voorwaarden", "vereisten", "termijnen", "overeenkomst", "opdrachtnemer", "opdrachtgever", "aanbieder", "termijn", "percentage", "percentages", "procedure", "regeling", "bedragen", "maximum",
                                    "minimum", "verplichting", "verplichtingen", "werkwijze", "afspraken", "uitvoering", "toepassing", "inhoud", "uitzondering", "afwijking", "onderdelen"};
  const struct lint *l = r->lint;
  size_t k = at - 1;
  while (k > 0 && k + 4 > at && AMONG(p->words[k - 1].fold, links)) k--;
  if (k == at - 1 || k < 2 || is_of(l, p, eis)) return;
  struct text noun = p->words[k - 1].fold;
  static const char *const before[] = {"de", "het", "een", "elke", "deze", "aantal", "alle", "die", "dat", "dezelfde"};
  bool named = AMONG(p->words[k - 2].fold, before) || p->words[k - 2].letters > 1;
  if (!named || p->words[k - 1].kind != WORD_PLAIN || noun.n < NOUN || AMONG(noun, not) || has_noun(r, eis, noun)) return;
  uint32_t other = only_holder(&r->ends, noun, NONE), own = p->owner == PROSE_TARGET ? l->model->targets.p[p->index].eis : NONE;
  if (other == NONE && !map_find(&r->ends, noun)) other = only_holder(&r->words, noun_stem(noun), own);
  if (other == NONE || is_of(l, p, other)) return;
  const struct m_target *was = &l->model->targets.p[eis], *t = &l->model->targets.p[other];
  msg(l->model->sink, M_REFERENCE_MOVED, word_place(p, &p->words[at], &p->words[at]), was->number, was->title, t->number, t->title);
}

static struct text nearest_number(const struct lint *l, struct text number) {
  VEC(struct text) all = {0};
  for (size_t i = 0; i < l->model->targets.n; i++)
    if (l->model->targets.p[i].kind == TARGET_EIS) vec_push(l->arena, &all, l->model->targets.p[i].number);
  return text_nearest(number, all.p, all.n);
}

// «van het Algemeen programma van eisen»: another document, which may not be here.
static bool names_document(const struct prose *p, size_t i) {
  static const char *const from[] = {"van", "uit", "in", "algemeen", "algemene", "programma"};
  if (word_is(p, i, "lid") && i + 2 < p->n) i += 2; // «eis 3.15 lid 2 van de voorwaarden»
  if (word_is(p, i, ")") || i >= p->n) return false;
  return AMONG(p->words[i].fold, from) || (p->words[i].kind == WORD_PLAIN && p->words[i].text.p[0] >= 'A' && p->words[i].text.p[0] <= 'Z');
}

// «van het Merwevelder programma», and the set builds on merwevelde.jeugd: words that begin as its name or title does.
static bool names_set(const struct lint *l, const struct prose *p, size_t i, const struct m_set *set) {
  static const char *const common[] = {"programma", "eisen", "jeugd", "jeugdhulp", "regio", "gemeente", "document", "voorwaarden", "algemeen", "algemene", "overeenkomst", "inkoopdocument", "zorg"};
  enum { FAR = 7, LEAST = 6 };
  for (size_t k = i; k < p->n && k < i + FAR && p->words[k].kind == WORD_PLAIN; k++) {
    struct text fold = p->words[k].fold, rest = set->name, one;
    if (fold.n < LEAST || AMONG(fold, common)) continue;
    while (text_split(&rest, '.', &one))
      if (one.n >= LEAST && text_starts(fold, text_slice(one, 0, LEAST + (one.n > LEAST + 2)))) return true;
    rest = set->title;
    while (text_split(&rest, ' ', &one))
      if (one.n >= LEAST && text_starts(fold, text_fold(l->arena, text_slice(one, 0, LEAST + (one.n > LEAST + 2))))) return true;
  }
  return false;
}

// The only set it builds on that is meant; NONE.
static uint32_t named_set(const struct lint *l, const struct prose *p, size_t i) {
  uint32_t found = NONE;
  for (uint32_t s = 0; s < l->model->sets.n; s++) {
    if (s == l->set || !names_set(l, p, i, &l->model->sets.p[s])) continue;
    if (found != NONE) return NONE;
    found = s;
  }
  return found;
}

// Where the number is of a set that is here: it is not there.
static bool is_not_there(const struct lint *l, const struct prose *p, size_t at) {
  uint32_t set = named_set(l, p, at + 1);
  return set != NONE && model_eis(l->model, set, p->words[at].text) == NONE;
}

// «zie eis 3.2» in eis 3.2 itself.
static void is_itself(const struct lint *l, const struct prose *p, size_t at, uint32_t eis) {
  static const char *const before[] = {"zie", "conform", "volgens", "ook", "in", "bedoeld", "van", "uit"};
  const struct m_target *t = &l->model->targets.p[eis];
  bool own = is_of(l, p, eis) && t->set == l->set && t->exception == NONE && l->model->targets.p[p->index].exception == NONE;
  if (own && at > 1 && AMONG(p->words[at - 2].fold, before) && !(at > 2 && word_is(p, at - 3, "deze")) && !names_document(p, at + 1))
    msg(l->model->sink, M_SELF, word_place(p, &p->words[at - 1], &p->words[at]), t->number);
}

static bool says_mark(const struct prose *p, struct text mark) {
  for (size_t k = 0; k + 1 < p->n; k++)
    if (text_eq(p->words[k].fold, mark) && (word_is(p, k + 1, ")") || word_is(p, k + 1, ".") || word_is(p, k + 1, ":")) && (k == 0 || p->words[k].begins || p->words[k - 1].kind == WORD_MARK)) return true;
  return false;
}

// «eis 1.14, onder d», «onderdeel d van eis 1.14», where eis 1.14 has a, b and c.
static void has_place(const struct referring *r, const struct prose *p, size_t at, uint32_t eis) {
  static const char *const kinds[] = {"onder", "onderdeel", "sub", "lid", "punt"};
  const struct lint *l = r->lint;
  const struct m_target *t = &l->model->targets.p[eis];
  size_t k = word_is(p, at + 1, ",") ? at + 2 : at + 1, first = k;
  if (k + 1 >= p->n || !AMONG(p->words[k].fold, kinds)) {
    if (at < 4 || !word_is(p, at - 2, "van") || !AMONG(p->words[at - 4].fold, kinds)) return;
    first = at - 4, k = at - 4;
  }
  struct text mark = p->words[k + 1].fold;
  bool letter = mark.n == 1 && mark.p[0] >= 'a' && mark.p[0] <= 'z', number = p->words[k + 1].kind == WORD_NUMBER && mark.n == 1;
  if ((!letter && !number) || is_of(l, p, eis) || (k > at && names_document(p, k + 2)) || t->src != l->src) return;
  bool has = false, any = false;
  for (uint32_t i = r->first[eis]; i != NONE; i = r->next[i]) {
    has |= says_mark(&l->proses.p[i], mark);
    any |= says_mark(&l->proses.p[i], letter ? TEXT("a") : TEXT("1"));
  }
  for (size_t i = 0; i < t->parts.n; i++) {
    struct text path = l->model->targets.p[t->parts.p[i]].path;
    has |= text_eq(path, mark) || text_eq(path, text_format(l->arena, "lid-%.*s", TP(mark)));
    any |= text_eq(path, TEXT("a")) || text_eq(path, TEXT("1")) || text_eq(path, TEXT("lid-1"));
  }
  struct place place = word_place(p, &p->words[first], &p->words[first + 1]);
  if (!has && any) msg(l->model->sink, M_OWN_PLACE, place, text_slice(p->src->text, place.off, place.off + place.len), lint_target_name(l, eis));
}

// ---- what a text calls a set it builds on ----

// «eis 2.8 van het regioprogramma»: that word; NO_TEXT: no document is named.
static struct text document_behind(const struct prose *p, size_t at) {
  static const char *const links[] = {"van", "uit", "in"}, *const articles[] = {"het", "de", "dit", "ons"};
  static const char *const not[] = {"wet", "overeenkomst", "raamovereenkomst", "verordening", "besluit", "regeling", "bijlage", "document"};
  size_t k = at + 2;
  if (k + 1 >= p->n || !AMONG(p->words[at + 1].fold, links) || !AMONG(p->words[k].fold, articles)) return NO_TEXT;
  struct text noun = p->words[k + 1].fold;
  return p->words[k + 1].kind == WORD_PLAIN && noun.n >= NOUN && !AMONG(noun, not) ? noun : NO_TEXT;
}

// Each eis that is there, in the only set that has it, tells what the word means.
static void read_alias(struct referring *r, const struct prose *p, size_t at) {
  const struct lint *l = r->lint;
  struct text noun = document_behind(p, at);
  uint32_t set = NONE;
  if (noun.n == 0) return;
  for (uint32_t s = 0; s < l->model->sets.n; s++)
    if (s != l->set && model_eis(l->model, s, p->words[at].text) != NONE) {
      if (set != NONE) return;
      set = s;
    }
  if (set == NONE) return;
  uintptr_t *had = map_find(&r->aliases, noun);
  struct alias *a = had ? (struct alias *)*had : NEW(l->arena, struct alias);
  if (!had) {
    *a = (struct alias){set, 0};
    map_set(&r->aliases, noun, (uintptr_t)a);
  }
  if (a->set == set) a->n++;
}

static uint32_t aliased(const struct referring *r, const struct prose *p, size_t at) {
  enum { SURE = 2 };
  struct text noun = document_behind(p, at);
  const uintptr_t *had = noun.n > 0 ? map_find(&r->aliases, noun) : NULL;
  const struct alias *a = had ? (const struct alias *)*had : NULL;
  return a && a->n >= SURE ? a->set : NONE;
}

static void look(const struct referring *r, const struct prose *p, size_t at) {
  const struct lint *l = r->lint;
  struct text number = p->words[at].text;
  uint32_t in = aliased(r, p, at), eis = in == NONE ? find_eis(l, number) : model_eis(l->model, in, number);
  if (in != NONE && eis == NONE) {
    if (find_eis(l, number) == NONE) msg(l->model->sink, M_REFERENCE_NONE, word_place(p, &p->words[at], &p->words[at]), number, nearest_number(l, number));
    return;
  }
  if (eis != NONE) is_itself(l, p, at, eis), has_place(r, p, at, eis);
  bool other = eis != NONE && is_other_named(r, p, at, eis);
  if (eis != NONE) does_it_fit(r, p, at, eis);
  if (eis != NONE && !other) has_what_is_named(r, p, at, eis);
  if (eis == NONE && ((is_like_ours(l, number) && !names_document(p, at + 1)) || is_not_there(l, p, at)))
    msg(l->model->sink, M_REFERENCE_NONE, word_place(p, &p->words[at], &p->words[at]), number, nearest_number(l, number));
}

// «eis 4.1, 4.2 en 4.3»: is word k such a further number?
static bool goes_on(const struct lint *l, const struct prose *p, size_t k) {
  static const char *const joins[] = {",", "en", "of"};
  enum { MANY = 12 };
  for (size_t i = 0; i < MANY && k >= 2 && AMONG(p->words[k - 1].fold, joins) && p->words[k - 2].kind == WORD_NUMBER; i++) {
    k -= 2;
    if (k > 0 && lint_names_eis(l, p, k - 1)) return true;
  }
  return false;
}

// ---- eisen of one family ----

// «Op tijd: leerlingen»: what stands before the colon of a title. NO_TEXT: none.
static struct text family_of(const struct lint *l, uint32_t eis) {
  struct text t = l->model->targets.p[eis].title;
  for (size_t i = 0; i + 2 < t.n; i++)
    if (t.p[i] == ':' && t.p[i + 1] == ' ') return text_slice(t, 0, i);
  return NO_TEXT;
}

// A list of three or more eisen, all but one of one family, which has one more eis: «eis 4.1, 4.3 en 4.5».
static void look_at_family(const struct lint *l, const struct prose *p, size_t k) {
  enum { MANY = 12 };
  uint32_t eisen[MANY];
  struct text family = NO_TEXT;
  size_t n = 0, odd = MANY, within = 0, has = 0, at[MANY];
  for (; k < p->n && n < MANY && p->words[k].kind == WORD_NUMBER && (n == 0 || goes_on(l, p, k)); k += 2) {
    if ((eisen[n] = find_eis(l, p->words[k].text)) == NONE) return;
    at[n++] = k;
  }
  for (size_t i = 0; i < n; i++)
    if (family_of(l, eisen[i]).n > 0) family = family_of(l, eisen[i]);
  for (size_t i = 0; i < n; i++)
    if (text_eq(family_of(l, eisen[i]), family)) within++;
    else odd = i;
  if (n < 3 || family.n == 0 || within + 1 != n) return;
  uint32_t left = NONE;
  for (uint32_t i = 0; i < l->model->targets.n; i++) {
    if (l->model->targets.p[i].kind != TARGET_EIS || !text_eq(family_of(l, i), family)) continue;
    bool named = false;
    for (size_t j = 0; j < n; j++) named |= eisen[j] == i;
    has++;
    if (!named) left = i;
  }
  if (has != n || left == NONE) return;
  const struct m_target *t = &l->model->targets.p[left], *was = &l->model->targets.p[eisen[odd]];
  msg(l->model->sink, M_REFERENCE_MOVED, word_place(p, &p->words[at[odd]], &p->words[at[odd]]), was->number, was->title, t->number, t->title);
}

static void list_texts(struct referring *r) {
  const struct lint *l = r->lint;
  r->first = NEW_ARRAY(l->arena, uint32_t, l->model->targets.n);
  r->next = NEW_ARRAY(l->arena, uint32_t, l->proses.n);
  for (size_t t = 0; t < l->model->targets.n; t++) r->first[t] = NONE;
  for (uint32_t i = (uint32_t)l->proses.n; i-- > 0;) {
    const struct prose *p = &l->proses.p[i];
    uint32_t eis = p->owner == PROSE_TARGET ? l->model->targets.p[p->index].eis : NONE;
    if (eis == NONE) continue;
    r->next[i] = r->first[eis];
    r->first[eis] = i;
  }
}

// What each eis of the set is called, and which nouns its texts have.
static void index_words(struct referring *r) {
  const struct lint *l = r->lint;
  for (uint32_t i = 0; i < l->model->targets.n; i++) {
    const struct m_target *t = &l->model->targets.p[i];
    if (t->kind != TARGET_EIS || t->set != l->set) continue;
    struct prose title = {.src = l->src};
    struct text whole = stem(text_fold(l->arena, t->title));
    if (whole.n > 0) holds(r, &r->titled, whole, i);
    prose_cut(l->arena, &title, t->title);
    for (size_t k = 0; k < title.n; k++)
      for (size_t at = 0; at + NOUN <= title.words[k].fold.n; at++) holds(r, &r->ends, text_slice(title.words[k].fold, at, title.words[k].fold.n), i);
    for (uint32_t p = r->first[i]; p != NONE; p = r->next[p])
      for (size_t k = 0; k < l->proses.p[p].n; k++)
        if (l->proses.p[p].words[k].kind == WORD_PLAIN && l->proses.p[p].words[k].fold.n >= NOUN) holds(r, &r->words, noun_stem(l->proses.p[p].words[k].fold), i);
  }
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 1; k < l->proses.p[i].n; k++)
      if (l->proses.p[i].words[k].kind == WORD_NUMBER && lint_names_eis(l, &l->proses.p[i], k - 1)) read_alias(r, &l->proses.p[i], k);
}

void lint_references(struct lint *l) {
  struct referring r = {.lint = l, .titled = {.arena = l->arena}, .ends = {.arena = l->arena}, .words = {.arena = l->arena}, .aliases = {.arena = l->arena}};
  list_texts(&r);
  index_words(&r);
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 1; k < p->n; k++) {
      if (p->words[k].kind != WORD_NUMBER) continue;
      bool dotted = false;
      for (size_t c = 0; c < p->words[k].text.n; c++) dotted |= p->words[k].text.p[c] == '.';
      if (lint_names_eis(l, p, k - 1)) look_at_family(l, p, k);
      bool refers = lint_names_eis(l, p, k - 1) || goes_on(l, p, k) || (dotted && word_is(p, k - 1, "zie"));
      if (refers) look(&r, p, k);
    }
  }
}
