// The words that all formats share.
#include "report.h"

struct text outcome_word(unsigned possible) {
  switch (possible) {
  case JA:
    return TEXT("ja");
  case DEELS:
    return TEXT("deels");
  case NEE:
    return TEXT("nee");
  case NVT:
    return TEXT("nvt");
  default:
    return TEXT("onbekend");
  }
}

struct text conclusion_word(unsigned possible) {
  switch (possible) {
  case JA:
    return TEXT("wel");
  case NEE:
    return TEXT("niet");
  default:
    return outcome_word(possible);
  }
}

struct text outcome_list(struct arena *a, unsigned possible, const char *sep) {
  static const unsigned order[] = {JA, DEELS, NEE, NVT};
  struct text words[4];
  size_t n = 0;
  for (size_t i = 0; i < 4; i++)
    if (possible & order[i])
      words[n++] = outcome_word(order[i]);
  return text_join(a, words, n, text_from(sep));
}

bool item_under(const struct report_item *item, const struct report_theme *theme) {
  if (item->parts.n == 0)
    return item->theme == theme;
  for (size_t i = 0; i < item->parts.n; i++)
    if (item_under(item->parts.p[i], theme))
      return true;
  return false;
}
