// Exceptions that give a word another meaning: which one it is, and which word.
#include "view.h"

static uint32_t root_of(const struct image *im, uint32_t reg) {
  while (im->code[reg].op == OP_DOWN_C)
    reg = im->code[reg].a;
  return reg;
}

static bool is_within(const struct img_span *inner, const struct img_span *outer) {
  return inner->source == outer->source && inner->off >= outer->off && inner->off + inner->len <= outer->off + outer->len;
}

// Whether some of what the register is made of is written in the exception.
static bool is_written_in(const struct image *im, uint32_t reg, const struct img_exception *x, unsigned depth) {
  uint32_t regs[OPERAND_LIMIT], span = im->code[reg].span;
  if (span != NONE && x->span != NONE && is_within(&im->spans[span], &im->spans[x->span]))
    return true;
  uint32_t n = depth == 0 ? 0 : code_operands(im, &im->code[reg], regs);
  for (uint32_t i = 0; i < n; i++)
    if (is_written_in(im, regs[i], x, depth - 1))
      return true;
  return false;
}

static bool gives_meaning(const struct image *im, const struct img_exception *x, uint32_t target) {
  for (uint32_t i = x->first_aim; i < x->first_aim + x->aims; i++)
    if (im->aims[i].begrip && (target == NONE || target_below(im, target, im->aims[i].target)))
      return true;
  return false;
}

// Of those that stand under this condition, the one in which the meaning is written.
static uint32_t meaning_for(const struct image *im, uint32_t target, uint32_t guard, uint32_t meaning) {
  enum { LOOK_DEPTH = 6 };
  uint32_t found = NONE;
  for (uint32_t i = 0; i < im->n_exceptions; i++) {
    const struct img_exception *x = &im->exceptions[i];
    if (root_of(im, x->guard_reg) == guard && gives_meaning(im, x, target) &&
        (found == NONE || is_written_in(im, meaning, x, LOOK_DEPTH)))
      found = i;
  }
  return found;
}

// The exceptions that give the word of exception x a meaning for the target: the options of a select stand in their order.
static bool is_word_of(const struct image *im, uint32_t i, uint32_t x, uint32_t target) {
  return gives_meaning(im, &im->exceptions[i], target) && text_eq(exception_word(im, i), exception_word(im, x));
}

// How many of the options have the condition of the exception in their place, each, and a meaning written in it. 0: it is another word.
static uint32_t fitting(const struct image *im, uint32_t target, const struct img_code *code, uint32_t x, uint32_t place, uint32_t *found) {
  enum { LOOK_DEPTH = 6 };
  uint32_t at = 0, written = 0;
  for (uint32_t i = 0; i < im->n_exceptions; i++) {
    if (!is_word_of(im, i, x, target))
      continue;
    if (at == select_count(im, code) || root_of(im, select_condition(im, code, at)) != root_of(im, im->exceptions[i].guard_reg))
      return 0;
    if (at == place)
      *found = i;
    written += is_written_in(im, root_of(im, select_outcome(im, code, at)), &im->exceptions[i], LOOK_DEPTH);
    at++;
  }
  return at == select_count(im, code) ? written : 0;
}

uint32_t select_meaning(const struct image *im, uint32_t target, const struct img_code *code, uint32_t place) {
  uint32_t best = 0, found = NONE;
  for (uint32_t x = 0; target != NONE && x < im->n_exceptions; x++) {
    uint32_t at = NONE, fits = gives_meaning(im, &im->exceptions[x], target) ? fitting(im, target, code, x, place, &at) : 0;
    if (fits > best) {
      best = fits;
      found = at;
    }
  }
  return found;
}

uint32_t option_meaning(const struct image *im, uint32_t target, const struct img_code *code, uint32_t place) {
  uint32_t exact = select_meaning(im, target, code, place);
  if (exact != NONE)
    return exact;
  uint32_t guard = root_of(im, select_condition(im, code, place)), meaning = root_of(im, select_outcome(im, code, place));
  uint32_t found = target == NONE ? NONE : meaning_for(im, target, guard, meaning);
  return found == NONE ? meaning_for(im, NONE, guard, meaning) : found;
}

bool exception_redefines(const struct image *im, uint32_t exception) {
  const struct img_exception *x = &im->exceptions[exception];
  for (uint32_t i = x->first_aim; i < x->first_aim + x->aims; i++)
    if (im->aims[i].begrip)
      return true;
  return false;
}

// The first word behind `begrip` or `definitie` that stands outside quotes.
struct text exception_word(const struct image *im, uint32_t exception) {
  uint32_t span = im->exceptions[exception].span;
  if (span == NONE)
    return NO_TEXT;
  const struct img_span *s = &im->spans[span];
  struct text rest = text_slice(img_text(im, im->sources[s->source].text), s->off, s->off + s->len), line, quoted;
  while (text_split(&rest, '"', &line)) {
    struct text found;
    for (bool next = false; text_split(&line, ' ', &found);) {
      struct text line_end, more = found;
      if (next && found.n > 0 && text_split(&more, '\n', &line_end))
        return text_trim(line_end);
      next = next || text_ends(found, TEXT("begrip")) || text_ends(found, TEXT("definitie"));
    }
    if (!text_split(&rest, '"', &quoted))
      break;
  }
  return NO_TEXT;
}
