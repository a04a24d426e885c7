#include "ask.h"

struct text ask_number(struct arena *a, struct text gegeven, struct text row, struct text veld) {
  struct text parts[] = {gegeven, row, veld};
  uint64_t h = text_hash(text_join(a, parts, 3, (struct text){"\0", 1}));
  return text_format(a, "v-%08x", (unsigned)(uint32_t)(h ^ h >> 32));
}

struct text ask_target(struct arena *a, struct text set, struct text eis, struct text part) {
  if (part.n == 0)
    return text_format(a, "eis %.*s van %.*s", TP(eis), TP(set));
  return text_format(a, "eis %.*s onderdeel %.*s van %.*s", TP(eis), TP(part), TP(set));
}

static bool take_word(struct text *rest, struct text *word) {
  *rest = text_trim(*rest);
  return rest->n > 0 && text_split(rest, ' ', word);
}

// The word, then what it names. false: another word stands there.
static bool take_named(struct text *rest, struct text name, struct text *value) {
  struct text before = *rest, word;
  if (take_word(rest, &word) && text_eq(word, name))
    return take_word(rest, value);
  *rest = before;
  return false;
}

bool ask_target_parse(struct text veld, struct text *set, struct text *eis, struct text *part) {
  *part = NO_TEXT;
  if (!take_named(&veld, TEXT("eis"), eis))
    return false;
  take_named(&veld, TEXT("onderdeel"), part);
  return take_named(&veld, TEXT("van"), set) && text_trim(veld).n == 0;
}
