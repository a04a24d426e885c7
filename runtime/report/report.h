// The report as one model, free of any format: built once from verdicts, then written as text, HTML, JSON or TSV.
//
// All texts come from the image, the records and the verdicts, which must stay as long as the report. Nothing depends on the
// locale, the clock or the machine: the same verdicts give the same bytes.
#ifndef EISEN_REPORT_H
#define EISEN_REPORT_H

#include "verdict.h"

struct report_counts {
  uint32_t ja, deels, nee, nvt, unknown;
};

void report_count(struct report_counts *counts, unsigned possible);

struct report_theme {
  struct text number, title, norm; // norm: the wettelijke kwaliteitseis
  struct text frame;               // name of the kader
  unsigned possible;               // of several images together
  enum cause cause;                // why that is not one outcome
};
struct report_frame {
  struct text name, title, version;
  VEC(struct report_theme *) themes;
};

// An eis, an onderdeel, or the norm of an exception that takes the place of what it stands under.
struct report_item {
  const struct verdicts *all;
  const struct image *image;
  const struct img_target *target;
  const struct verdict *verdict;
  struct text set, eis, title;
  struct text path;                 // "inhoud.doelafspraken", "2.1-U8/a", "2.1-U8"; of an eis: empty
  struct text label;                // of the exception whose norm it belongs to; else empty
  const struct report_theme *theme; // its own, else that of what it stands under; NULL: none
  bool replaces;                    // it is the norm of an exception
  VEC(struct report_item *) parts;
};

struct report_set {
  struct text name, title, version, digest;
  const struct image *image;
}; // digest: of the image; empty for a set it builds on
struct report_message {
  struct text severity, code, place, sentence, hint;
};

struct report {
  struct text provider;
  size_t number; // among others on one page, from 1; 0: alone
  day peildatum, period_from, period_to; // NO_DATE: not given
  VEC(struct report_set) sets;           // of each image: the set that was compiled, then those it builds on
  VEC(struct report_frame *) frames;
  VEC(struct report_item *) eisen; // in document order, image by image
  struct report_counts eis_counts, part_counts, kpi_counts; // a kpi is not counted among the eisen
  VEC(struct report_message) messages;
};

// One report on one provider from the verdicts of one or more images, in that order. An eis that several images hold with the
// same outcome is reported once. `messages` may be NULL.
void report_build(struct arena *a, const struct verdicts *const *verdicts, size_t n, const struct sink *messages,
                  struct report *out);

struct text report_text(struct arena *a, const struct report *r);
struct text report_json(struct arena *a, const struct report *r); // docs/formaten.md, "eisen-toets/1"
struct text report_json_line(struct arena *a, const struct report *r); // the same on one line, for many providers
struct text report_html(struct arena *a, const struct report *r); // a whole page
// Of one page for many: its beginning, then a piece for each report, each with its own number, then overview_html.
struct text report_html_head(struct arena *a);
struct text report_html_part(struct arena *a, const struct report *r);
struct text report_tsv_head(struct arena *a);
struct text report_tsv(struct arena *a, const struct report *r); // the lines behind the head

// Whether there is a kpi among the eisen.
static inline bool has_kpis(const struct report *r) {
  const struct report_counts *k = &r->kpi_counts;
  return k->ja + k->deels + k->nee + k->nvt + k->unknown > 0;
}

// The words that all formats share.
struct text outcome_word(unsigned possible);    // ja deels nee nvt onbekend
struct text conclusion_word(unsigned possible); // wel deels niet nvt onbekend
struct text outcome_list(struct arena *a, unsigned possible,
                         const char *sep); // "deels,nee", in the order ja, deels, nee, nvt
// Whether some leaf under the item counts for the theme (NULL: for no theme at all).
bool item_under(const struct report_item *item, const struct report_theme *theme);

#endif
