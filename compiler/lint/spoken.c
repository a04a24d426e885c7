#include "spoken.h"

static const struct { const char *words; enum measure in; int64_t milli; } said[] = {
    {"half jaar", IN_MONTHS, 6000}, {"halfjaar", IN_MONTHS, 6000}, {"halfjaarlijks", IN_MONTHS, 6000}, {"halfjaarlijkse", IN_MONTHS, 6000}, {"half jaarlijks", IN_MONTHS, 6000},
    {"kwartaal", IN_MONTHS, 3000}, {"driemaandelijks", IN_MONTHS, 3000}, {"driemaandelijkse", IN_MONTHS, 3000}, {"jaarlijks", IN_MONTHS, 12000}, {"jaarlijkse", IN_MONTHS, 12000},
    {"jaar", IN_MONTHS, 12000}, {"kalenderjaar", IN_MONTHS, 12000}, {"tweemaandelijks", IN_MONTHS, 2000}, {"tweejaarlijks", IN_MONTHS, 24000}, {"driejaarlijks", IN_MONTHS, 36000},
    {"anderhalf jaar", IN_MONTHS, 18000}, {"anderhalve maand", IN_WEEKS, 6000}, {"anderhalve maand", IN_DAYS, 45000}, {"anderhalf uur", IN_MINUTES, 90000},
    {"anderhalve week", IN_DAYS, 10000}, {"tweewekelijks", IN_WEEKS, 2000}, {"tweewekelijkse", IN_WEEKS, 2000}, {"vierwekelijks", IN_WEEKS, 4000}, {"zeswekelijks", IN_WEEKS, 6000},
    {"half uur", IN_MINUTES, 30000}, {"halfuur", IN_MINUTES, 30000}, {"drie kwartier", IN_MINUTES, 45000}, {"kwartier", IN_MINUTES, 15000}, {"een uur", IN_MINUTES, 60000},
    {"maand", IN_WEEKS, 4000}, {"maand", IN_DAYS, 30000}, {"maandelijks", IN_DAYS, 30000}, {"maandelijks", IN_WEEKS, 4000}, {"week", IN_DAYS, 7000}, {"week", IN_WORKDAYS, 5000},
    {"wekelijks", IN_DAYS, 7000}, {"etmaal", IN_HOURS, 24000}, {"dag", IN_HOURS, 24000}, {"dagelijks", IN_HOURS, 24000}, {"anderhalve dag", IN_HOURS, 36000}, {"half dagdeel", IN_HOURS, 2000},
    {"de helft", IN_PERCENT, 50000}, {"driekwart", IN_PERCENT, 75000}, {"drie kwart", IN_PERCENT, 75000}, {"drievierde", IN_PERCENT, 75000}, {"een kwart", IN_PERCENT, 25000},
    {"een derde", IN_PERCENT, 33000}, {"eenderde", IN_PERCENT, 33000}, {"twee derde", IN_PERCENT, 67000}, {"twee derde", IN_PERCENT, 66000}, {"tweederde", IN_PERCENT, 67000},
    {"een vijfde", IN_PERCENT, 20000}, {"vier vijfde", IN_PERCENT, 80000}, {"drie vijfde", IN_PERCENT, 60000}, {"twee vijfde", IN_PERCENT, 40000}, {"een tiende", IN_PERCENT, 10000},
    {"negen tiende", IN_PERCENT, 90000}, {"een op de vijf", IN_PERCENT, 20000}, {"iedereen", IN_PERCENT, 100000}, {"alle", IN_PERCENT, 100000}};

static long whole_at(const struct prose *p, size_t i) {
  int64_t milli;
  if (i >= p->n) return -1;
  if (word_is(p, i, "een") || word_is(p, i, "eenmaal") || word_is(p, i, "één")) return 1;
  if (p->words[i].kind == WORD_NUMBER) return number_milli(p->words[i].text, &milli) && milli % 1000 == 0 && milli < 1000000 ? (long)(milli / 1000) : -1;
  if (text_ends(p->words[i].fold, TEXT("maal"))) return number_in_letters(text_slice(p->words[i].fold, 0, p->words[i].fold.n - 4));
  return p->words[i].letters;
}

// «acht op de tien», «negen van de tien»
static size_t share_at(const struct prose *p, size_t i, struct quantity *out) {
  long some = whole_at(p, i), all = words_are(p, i + 1, "op de") || words_are(p, i + 1, "van de") || words_are(p, i + 1, "van elke") ? whole_at(p, i + 3) : -1;
  if (some < 1 || all <= some) return 0;
  *out = (struct quantity){.milli = (int64_t)some * 100000 / all, .in = IN_PERCENT, .from = i, .to = i + 4};
  return 1;
}

// «twee keer per jaar»: each six months; «vier keer per maand»: each week.
static size_t often_at(const struct prose *p, size_t i, struct quantity *out) {
  static const struct { const char *word; int64_t milli; enum measure in; } spans[] = {{"jaar", 12000, IN_MONTHS}, {"kalenderjaar", 12000, IN_MONTHS}, {"maand", 4000, IN_WEEKS}, {"week", 7000, IN_DAYS}};
  static const char *const before[] = {"per", "in", "elk", "ieder"};
  long times = whole_at(p, i);
  size_t k = i + 1;
  while (k < p->n && k < i + 3 && (word_is(p, k, "keer") || word_is(p, k, "maal") || word_is(p, k, "x"))) k++;
  if (times < 1 || k + 1 >= p->n || !AMONG(p->words[k].fold, before)) return 0;
  for (size_t s = 0; s < sizeof spans / sizeof *spans; s++) {
    if (!word_is(p, k + 1, spans[s].word) || spans[s].milli % times != 0) continue;
    *out = (struct quantity){.milli = spans[s].milli / times, .in = spans[s].in, .from = i, .to = k + 2};
    return 1;
  }
  return 0;
}

size_t spoken_at(const struct prose *p, size_t i, struct quantity out[SPOKEN_MOST]) {
  size_t n = share_at(p, i, &out[0]);
  n += often_at(p, i, &out[n]);
  for (size_t k = 0; k < sizeof said / sizeof *said && n < SPOKEN_MOST; k++) {
    size_t words = words_are(p, i, said[k].words);
    if (words > 0) out[n++] = (struct quantity){.milli = said[k].milli, .in = said[k].in, .from = i, .to = i + words};
  }
  return n;
}
