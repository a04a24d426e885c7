// «46 weken»: an old 4 and a new 6, behind each other.
#include "rule.h"

static bool is_unit(struct text fold) {
  static const char *const units[] = {"dag", "dagen", "werkdag", "werkdagen", "week", "weken", "maand", "maanden", "uur", "uren"}; // «17 jaar» is an age
  return AMONG(fold, units);
}

// A term that people choose: 12 maanden, 14 dagen, 24 uur, 35 jaar.
static bool is_usual(struct text number) {
  int n = (number.p[0] - '0') * 10 + number.p[1] - '0';
  return n < 20 || n % 3 == 0 || n % 4 == 0 || n % 5 == 0 || n % 7 == 0;
}

// The same unit with one of the two digits alone, in the texts of the same eis.
static bool stands_alone(const struct lint *l, uint32_t eis, char digit, struct text unit) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_TARGET || l->model->targets.p[p->index].eis != eis) continue;
    for (size_t k = 0; k + 1 < p->n; k++)
      if (p->words[k].text.n == 1 && p->words[k].text.p[0] == digit && text_eq(p->words[k + 1].fold, unit)) return true;
  }
  return false;
}

void lint_numbers_fused(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; p->owner == PROSE_TARGET && k + 1 < p->n; k++) {
      const struct word *w = &p->words[k], *unit = w + 1;
      uint32_t eis = l->model->targets.p[p->index].eis;
      if (w->kind != WORD_NUMBER || w->text.n != 2 || is_usual(w->text) || !is_unit(unit->fold) || eis == NONE) continue;
      if (!stands_alone(l, eis, w->text.p[0], unit->fold) && !stands_alone(l, eis, w->text.p[1], unit->fold)) continue;
      char old[2] = {w->text.p[0], 0}, new[2] = {w->text.p[1], 0};
      msg(l->model->sink, M_NUMBER_FUSED, word_place(p, w, unit), w->text, text_from(old), text_from(new), unit->text);
    }
  }
}
