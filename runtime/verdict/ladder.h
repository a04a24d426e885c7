// A kpi for one provider, made understandable: what was measured in each period, and on which step of its ladder that led.
#ifndef EISEN_LADDER_H
#define EISEN_LADDER_H

#include "vm.h"

struct ladder_period {
  struct text name;    // "1e kwartaal 2024"
  struct text measure; // "12,5 %", "van 5 % tot en met 12,5 %", "geen rijen", "niet bekend"
  unsigned outcome;    // of the norm: NVT without rows
  uint32_t steps;      // that are possible after it, as bits
  VEC(uint32_t) rules; // of the image, that led, or may have led, to one of these steps
  bool sure;           // … they surely did
};
struct ladder_view {
  const struct img_kpi *kpi;
  struct text unit;    // "maand", "kwartaal", "contractjaar", "12 maanden" …
  struct text none;    // why there are no periods, where none is over
  uint32_t steps;      // possible now, as bits
  struct text norm;    // in words, with the parameters of the kpi: "minstens deel (deel is 80 %)"
  VEC(struct ladder_period) periods;
};

// The words of a kpi, and behind them what the parameters in them are for this provider.
struct text ladder_words(struct arena *a, const struct run *run, uint32_t provider, uint32_t target, struct text words);
// false: the target is no kpi.
bool ladder_of(struct arena *a, const struct run *run, uint32_t provider, uint32_t target, struct ladder_view *out);
// "stap 2 «Extra gesprek»", "geen stap"; of more than one "geen stap, of stap 2 «Extra gesprek»".
struct text ladder_steps(struct arena *a, const struct image *im, const struct img_kpi *k, uint32_t steps);
// The record of a step; NULL for 0.
const struct img_kpi_step *ladder_step(const struct image *im, const struct img_kpi *k, uint32_t number);
// "schriftelijke toelichting (door aanbieder, binnen 2 weken)"
struct text ladder_action(struct arena *a, const struct image *im, const struct img_kpi_action *action);

#endif
