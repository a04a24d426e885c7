// What a word means here, where exceptions give it another meaning.
#include "telling.h"

static struct text meaning_words(const struct telling *t, const struct img_code *code, uint32_t option) {
  const struct image *im = t->v->im;
  uint32_t x = option_meaning(im, t->target, code, option);
  struct text name = x == NONE ? NO_TEXT : exception_word(im, x);
  if (name.n == 0)
    name = text_squeeze(t->arena, written(im, code->dst));
  if (x == NONE)
    return text_format(t->arena, "«%.*s» betekent hier iets anders.", TP(name));
  return text_format(t->arena, "«%.*s» betekent hier iets anders door %.*s.", TP(name), TP(img_exception_words(t->arena, im, x)));
}

// Two that both decide, and none goes before: then nobody can say what the word means. false: there are no two.
static bool tell_two_meanings(struct telling *t, const struct img_code *code, uint32_t row) {
  const struct image *im = t->v->im;
  uint32_t pair[2] = {NONE, NONE}, n = 0;
  for (uint32_t i = 0; i < select_count(im, code) && n < 2; i++)
    if (option_wins(t->v, code, i, row) && (n == 0 || select_outcome(im, code, i) != select_outcome(im, code, pair[0])))
      pair[n++] = i;
  uint32_t one = n < 2 ? NONE : option_meaning(im, t->target, code, pair[0]), other = n < 2 ? NONE : option_meaning(im, t->target, code, pair[1]);
  if (one == NONE || other == NONE)
    return false;
  add_step(t, (struct step){.text = text_format(t->arena, "«%.*s» betekent volgens %.*s iets anders dan volgens %.*s.", TP(exception_word(im, one)),
                                                TP(img_exception_words(t->arena, im, one)), TP(img_exception_words(t->arena, im, other)))});
  return true;
}

// A begrip: as it was defined, or as the exception that holds here has it.
unsigned tell_word(struct telling *t, const struct img_code *code, uint32_t row) {
  if (tell_two_meanings(t, code, row))
    return tell_phrase(t, code->dst, row);
  for (uint32_t i = 0; i < select_count(t->v->im, code); i++) {
    if (!option_wins(t->v, code, i, row))
      continue;
    add_step(t, (struct step){.text = meaning_words(t, code, i)});
    return tell_condition(t, select_outcome(t->v->im, code, i), row);
  }
  for (uint32_t i = 0; i < select_count(t->v->im, code); i++)
    if (option_may_win(t->v, code, i, row))
      return tell_phrase(t, code->dst, row);
  return tell_condition(t, code->a, row);
}
