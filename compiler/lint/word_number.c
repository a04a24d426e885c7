// Whole numbers in the words of the document.
#include "prose.h"

static const struct { const char *word; long n; } in_letters[] = {
    {"een", 1}, {"één", 1}, {"twee", 2}, {"drie", 3}, {"vier", 4}, {"vijf", 5}, {"zes", 6}, {"zeven", 7}, {"acht", 8}, {"negen", 9}, {"tien", 10}, {"elf", 11},
    {"twaalf", 12}, {"dertien", 13}, {"veertien", 14}, {"vijftien", 15}, {"twintig", 20}, {"dertig", 30}, {"veertig", 40}, {"vijftig", 50}, {"zestig", 60}};

static long in_digits(struct text t) {
  enum { DIGITS = 6 };
  long n = 0;
  if (t.n > DIGITS) return -1;
  for (size_t i = 0; i < t.n; i++) {
    if (t.p[i] < '0' || t.p[i] > '9') return -1;
    n = n * 10 + (t.p[i] - '0');
  }
  return n;
}

long word_number(const struct prose *p, size_t i) {
  if (i >= p->n) return -1;
  if (p->words[i].kind == WORD_NUMBER) return in_digits(p->words[i].text);
  for (size_t k = 0; k < sizeof in_letters / sizeof *in_letters; k++)
    if (word_is(p, i, in_letters[k].word)) return in_letters[k].n;
  return -1;
}
