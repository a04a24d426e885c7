#include "quantity.h"

#include <string.h>

static const struct { const char *word; long n; } in_letters[] = {
    {"één", 1}, {"twee", 2}, {"drie", 3}, {"vier", 4}, {"vijf", 5}, {"zes", 6}, {"zeven", 7}, {"acht", 8}, {"negen", 9}, {"tien", 10}, {"elf", 11},
    {"twaalf", 12}, {"dertien", 13}, {"veertien", 14}, {"vijftien", 15}, {"zestien", 16}, {"zeventien", 17}, {"achttien", 18}, {"negentien", 19},
    {"twintig", 20}, {"dertig", 30}, {"veertig", 40}, {"vijftig", 50}, {"zestig", 60}, {"zeventig", 70}, {"tachtig", 80}, {"negentig", 90}, {"honderd", 100}};
enum { LETTERS = sizeof in_letters / sizeof *in_letters, UNITS_END = 9, TENS = 19, TENS_END = 27 };

// «tweehonderdvijftig», «drieduizend»: what stands before and behind honderd or duizend. -1: no such number.
static long large_in_letters(struct text fold) {
  static const struct { const char *word; size_t n; long times; } large[] = {{"duizend", 7, 1000}, {"honderd", 7, 100}};
  for (size_t i = 0; i < 2; i++)
    for (size_t at = 0; at + large[i].n <= fold.n; at++) {
      if (!text_eq(text_slice(fold, at, at + large[i].n), text_from(large[i].word))) continue;
      struct text before = text_slice(fold, 0, at), rest = text_slice(fold, at + large[i].n, fold.n);
      if (text_starts(rest, TEXT("en")) && rest.n > 2) rest = text_slice(rest, 2, rest.n);
      long some = before.n == 0 ? 1 : number_in_letters(before), more = rest.n == 0 ? 0 : number_in_letters(rest);
      return some > 0 && more >= 0 ? some * large[i].times + more : -1;
    }
  return -1;
}

long number_in_letters(struct text fold) {
  enum { SHORTEST = 7, LONGEST = 40 }; // duizend
  static const char first[] = "aedntvhz\xc3"; // of acht, één, elf, drie, negen, tien, vier, honderd, zes
  if (fold.n < 3 || !memchr(first, fold.p[0], sizeof first - 1)) return -1;
  for (size_t i = 0; i < LETTERS; i++)
    if (text_eq(fold, text_from(in_letters[i].word))) return in_letters[i].n;
  if (fold.n >= SHORTEST && fold.n <= LONGEST) {
    long large = large_in_letters(fold);
    if (large > 0) return large;
  }
  for (size_t t = TENS; t < TENS_END; t++) { // vier-en-twintig, twee-ën-dertig, een-en-twintig
    struct text tens = text_from(in_letters[t].word);
    if (!text_ends(fold, tens)) continue;
    struct text rest = text_slice(fold, 0, fold.n - tens.n);
    if (!text_ends(rest, TEXT("en")) && !text_ends(rest, TEXT("ën"))) return -1;
    rest = text_slice(rest, 0, rest.n - (text_ends(rest, TEXT("ën")) ? 3 : 2));
    for (size_t i = 1; i < UNITS_END; i++)
      if (text_eq(rest, text_from(in_letters[i].word))) return in_letters[t].n + in_letters[i].n;
    return text_eq(rest, TEXT("een")) || text_eq(rest, TEXT("één")) ? in_letters[t].n + 1 : -1;
  }
  return -1;
}

bool number_milli(struct text t, int64_t *milli) {
  int64_t n = 0, fraction = 0, scale = 1000;
  size_t group = 0;
  bool grouped = false, comma = false;
  for (size_t i = 0; i < t.n; i++) {
    char c = t.p[i];
    if (c >= '0' && c <= '9') {
      if (comma && scale == 1) return false;
      if (comma) scale /= 10, fraction += (c - '0') * scale;
      else n = n * 10 + (c - '0'), group++;
      if (n > INT64_MAX / 20000000000) return false;
    } else if (c == ',' && !comma) comma = true;
    else if (c == '.' && !comma && (!grouped || group == 3) && i + 3 < t.n) grouped = true, group = 0;
    else return false;
  }
  if (grouped && group != 3) return false;
  *milli = n * 1000 + fraction;
  return true;
}

bool number_is_name(const struct prose *p, size_t k) {
  static const char *const before[] = {"eis", "eisen", "artikel", "artikelen", "art", "lid", "leden", "hoofdstuk", "hoofdstukken", "paragraaf", "bijlage", "bijlagen",
                                       "bladzijde", "pagina", "trede", "categorie", "niveau", "perceel", "percelen", "stap", "fase", "deel", "versie", "nr", "nummer",
                                       "iso", "nen", "klasse", "wmo", "schaal", "punt", "sub", "onderdeel", "zie", "§", "mbo", "tabel", "kolom", "norm", "kpi",
                                       "stb", "boek", "titel", "kavel", "lot", "groep", "regel", "nen-en-iso", "leerjaar", "tranche", "kwartaal", "week", "variant"};
  const struct word *w = &p->words[k];
  bool label = w->begins && k + 1 < p->n && (word_is(p, k + 1, ".") || word_is(p, k + 1, ")"));
  bool year = w->kind == WORD_NUMBER && w->text.n == 4 && (text_starts(w->text, TEXT("19")) || text_starts(w->text, TEXT("20")));
  bool letters = w->kind == WORD_PLAIN && k > 0 && (word_is(p, k - 1, "kwartaal") || word_is(p, k - 1, "week")); // «elk kwartaal drie cijfers»
  if (letters) return false;
  return label || year || (k > 0 && AMONG(p->words[k - 1].fold, before));
}

bool is_month(struct text fold) {
  static const char *const months[] = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"};
  return AMONG(fold, months);
}

static const struct { const char *word; enum measure in; } units[] = {
    {"%", IN_PERCENT}, {"procent", IN_PERCENT}, {"euro", IN_EURO}, {"seconde", IN_SECONDS}, {"seconden", IN_SECONDS}, {"minuut", IN_MINUTES}, {"minuten", IN_MINUTES},
    {"uur", IN_HOURS}, {"uren", IN_HOURS}, {"dag", IN_DAYS}, {"dagen", IN_DAYS}, {"kalenderdag", IN_DAYS}, {"kalenderdagen", IN_DAYS}, {"etmaal", IN_DAYS},
    {"werkdag", IN_WORKDAYS}, {"werkdagen", IN_WORKDAYS}, {"week", IN_WEEKS}, {"weken", IN_WEEKS}, {"maand", IN_MONTHS}, {"maanden", IN_MONTHS},
    {"kwartaal", IN_QUARTERS}, {"kwartalen", IN_QUARTERS}, {"jaar", IN_YEARS}, {"jaren", IN_YEARS}};

static void read_unit(const struct prose *p, size_t i, struct quantity *q) {
  q->in = IN_NOTHING;
  if (i >= p->n) return;
  for (size_t u = 0; u < sizeof units / sizeof *units; u++)
    if (text_eq(p->words[i].fold, text_from(units[u].word))) q->in = units[u].in;
  if (q->in == IN_NOTHING && p->words[i].kind != WORD_PLAIN) return;
  if (q->in == IN_NOTHING) q->in = IN_WORD;
  q->unit = p->words[i].fold;
  q->to = i + 1;
}

// «8.30 uur»: a time of the day. number_milli refuses it; «8 uur» behind «om» or «tot» is one too.
static bool is_clock(const struct prose *p, size_t i) {
  static const char *const before[] = {"om", "vanaf", "tot", "vóór"};
  enum { LAST = 24000 };
  int64_t milli;
  if (!word_is(p, i + 1, "uur") || i == 0 || p->words[i].kind != WORD_NUMBER || !number_milli(p->words[i].text, &milli)) return false;
  return milli <= LAST && AMONG(p->words[i - 1].fold, before) && !word_is(p, i + 2, "per") && !words_are(p, i + 2, "na");
}

bool quantity_at(const struct prose *p, size_t i, struct quantity *out) {
  size_t k = word_is(p, i, "€") ? i + 1 : i;
  if (k >= p->n || p->words[k].kind == WORD_MARK || (p->words[k].kind == WORD_PLAIN && p->words[k].letters < 0) || number_is_name(p, k)) return false;
  struct quantity q = {.from = i, .to = k + 1};
  if (p->words[k].kind == WORD_NUMBER) {
    if (!number_milli(p->words[k].text, &q.milli)) return false;
  } else if ((q.milli = (int64_t)p->words[k].letters * 1000) < 0) return false;
  if (word_is(p, q.to, "miljoen")) q.milli *= 1000000, q.to++;
  if (k > i) q.in = IN_EURO;
  else read_unit(p, q.to, &q);
  if ((q.in == IN_WORD && is_month(q.unit)) || is_clock(p, i)) return false;
  *out = q;
  return true;
}

bool quantity_is_time(enum measure in) { return in >= IN_SECONDS; }

bool quantity_same_unit(const struct quantity *a, const struct quantity *b) {
  return a->in == b->in && (a->in != IN_WORD || text_eq(a->unit, b->unit));
}

struct place quantity_place(const struct prose *p, const struct quantity *q) { return word_place(p, &p->words[q->from], &p->words[q->to - 1]); }

struct text quantity_words(const struct prose *p, const struct quantity *q) {
  struct place at = quantity_place(p, q);
  return text_slice(p->src->text, at.off, at.off + at.len);
}

bool quantity_alike(const struct quantity *a, const struct quantity *b, int64_t *x, int64_t *y) {
  static const struct { int family, times; } of[] = {[IN_SECONDS] = {1, 1}, [IN_MINUTES] = {1, 60}, [IN_HOURS] = {1, 3600}, [IN_DAYS] = {2, 1}, [IN_WORKDAYS] = {3, 1},
                                                     [IN_WEEKS] = {2, 7}, [IN_MONTHS] = {4, 1}, [IN_QUARTERS] = {4, 3}, [IN_YEARS] = {4, 12}};
  if (!quantity_is_time(a->in) || !quantity_is_time(b->in) || of[a->in].family != of[b->in].family) return false;
  *x = a->milli * of[a->in].times;
  *y = b->milli * of[b->in].times;
  return true;
}

// ---- lists ----

enum mark_style { NO_MARK, LETTER, DIGITS, SIGN };

static enum mark_style mark_at(const struct prose *p, size_t i) {
  if (i + 1 >= p->n || !p->words[i].begins) return NO_MARK;
  const struct word *w = &p->words[i];
  bool label = !word_apart(p, i + 1) && (word_is(p, i + 1, ".") || word_is(p, i + 1, ")"));
  if (w->kind == WORD_MARK) return word_apart(p, i + 1) && !word_is(p, i, "(") && !word_is(p, i, "€") ? SIGN : NO_MARK;
  if (!label || w->text.n > 2) return NO_MARK;
  return w->kind == WORD_NUMBER ? DIGITS : w->text.n == 1 ? LETTER : NO_MARK;
}

static bool is_sibling(const struct prose *p, size_t first, size_t i) {
  enum mark_style style = mark_at(p, first);
  if (style == NO_MARK || mark_at(p, i) != style) return false;
  if (style == SIGN) return text_eq(p->words[first].text, p->words[i].text);
  return !text_eq(p->words[first].fold, p->words[i].fold) && text_eq(p->words[first + 1].text, p->words[i + 1].text);
}

// A new line with a capital, behind a sentence that ended or a point without a mark behind it.
static bool is_behind(const struct prose *p, size_t i) {
  char c = p->words[i].text.p[0];
  return p->words[i].begins && c >= 'A' && c <= 'Z' && mark_at(p, i) == NO_MARK && !word_is(p, i - 1, ",");
}

bool points_at(const struct prose *p, size_t i, struct points *out) {
  enum mark_style style = mark_at(p, i);
  if (style == NO_MARK || (style == LETTER && !word_is(p, i, "a")) || (style == DIGITS && !word_is(p, i, "1"))) return false;
  size_t skip = style == SIGN ? 1 : 2;
  *out = (struct points){.n = 1, .p = {{i, i + skip, p->n}}};
  for (size_t k = i + skip; k < p->n && out->n < sizeof out->p / sizeof *out->p; k++) {
    if (style != SIGN && mark_at(p, k) == style && text_eq(p->words[k].fold, p->words[i].fold)) break; // a second list
    if (!is_sibling(p, i, k)) continue;
    if (style == SIGN && word_is(p, k - 1, ":")) break; // of the next list
    out->p[out->n - 1].to = k;
    out->p[out->n++] = (struct point){k, k + skip, p->n};
  }
  struct point *last = &out->p[out->n - 1];
  for (size_t k = last->from + 1; k < last->to; k++)
    if (is_behind(p, k) || (k > last->from && k == sentence_end(p, last->from))) last->to = k;
  out->behind = last->to;
  out->head = i == 0 ? 0 : sentence_begin(p, i - 1);
  return true;
}
