// Inside this room: lines of the text report.
#ifndef EISEN_TEXT_OUT_H
#define EISEN_TEXT_OUT_H

#include "report.h"

enum { REPORT_WIDTH = 100 };

static inline struct text visible(struct arena *a, struct text t) {
  return text_visible(a, t);
}
// A paragraph: `indent` spaces, the label, and the text, wrapped; later lines start `hang` deeper than the first.
void paragraph(struct buf *b, size_t indent, const char *label, struct text t, size_t hang);
void item_text(struct buf *b, const struct report_item *eis, const struct report_theme *theme);
// The facts, judgements, questions and remarks of one item.
void item_details(struct buf *b, const struct report_item *item, size_t indent);
struct text waivable_words(struct arena *a, const struct image *im, const struct img_note *n);       // who may waive it, and why
struct text parameter_words(struct arena *a, const struct image *im, const struct img_parameter *p); // its value, and who may change it
void opinions_text(struct buf *b, const struct verdict *v, size_t indent);
void scope_text(struct buf *b, struct text scope, size_t indent); // "Geldt voor: alle zorgvormen"
struct text applied_words(struct arena *a, const struct image *im, const struct applied *by); // "komt in plaats van deze norm"
struct text outcome_line(struct arena *a, const struct verdict *v);       // the outcome, how many rows, why
struct text outcome_counted(struct arena *a, const struct verdict *v);    // the outcome, how many rows
struct text origin_words(struct arena *a, const struct origin *o);        // " [medewerkers.csv, rij 3]"
struct text outcome_words(struct arena *a,
                          unsigned possible); // "Ja", "N.v.t.", "Onbekend (nog mogelijk: Deels of Nee)"

// Words that the text and the page of HTML have in common.
#define TEXT_MISSING "De tekst van deze eis ontbreekt in de bron."
#define NO_EISEN "Bij dit thema horen geen eisen."
#define COMPUTED_LABEL "Het oordeel staat in plaats van de berekening. Berekend: "
struct text set_words(struct arena *a, const struct report_set *s);     // "Activerend werk (sdcg.aw, versie 2023)"
struct text period_words(struct arena *a, const struct report *r);      // of the toetsperiode; empty: not given
struct text message_words(struct arena *a, const struct report_message *m);
struct text frame_words(struct arena *a, const struct report_frame *f); // "Toetsingskader (versie 2025)"
struct text conclusion_short(unsigned possible);                        // wel deels niet n.v.t. onbekend
struct text theme_conclusion(struct arena *a, const struct report_theme *t);
bool any_under(const struct report *r, const struct report_theme *theme);
struct text outside_words(const struct report *r);                            // the heading of eisen without a theme
// Of eisen of more than one image, where those of this one begin behind the eis before it: the title of its set. Else empty.
struct text group_words(const struct report *r, const struct report_item *before, const struct report_item *eis);
struct text item_name(struct arena *a, const struct report_item *eis);        // "Eis 15"; of a kpi "Kpi terugkeer"
struct text item_words(struct arena *a, const struct report_item *eis);       // "Eis 15. Verklaring omtrent gedrag [sdcg.pve]"
struct text part_words(struct arena *a, const struct report_item *item);      // "a. juist profiel", "Norm van afwijking U8"
const char *outcome_label(const struct report_item *eis, const struct report_theme *theme);
const char *scope_label(struct text *words); // "Geldt voor: "; takes from the words what the label says already
struct text exception_words(struct arena *a, const struct image *im, const struct applied *by); // "Afwijking U8 «…» van sdcg.aw laat dit vervallen."
bool item_hidden(const struct report_item *item); // nothing of it is shown
bool text_stands_above(const struct report_item *item); // its text is that of the exception that it stands under
struct text opinion_words(struct arena *a, const struct opinion *o);
// The note of that number in the image. false: it is not about the item, or not shown.
bool note_words(struct arena *a, const struct report_item *item, uint32_t i, const char **label, struct text *words);
struct text row_in_words(struct arena *a, struct text row);            // " («A/2»)", or nothing
struct text origin_plain(struct arena *a, const struct origin *o);  // "medewerkers.csv, rij 3"
struct text gap_name(struct arena *a, const struct gap *g); // what is missing: "medewerker.vog («Anna»)", "oordeel"
struct text gap_why(const struct gap *g);                   // why it is unknown; empty: simply missing

// A cell of a csv that a spreadsheet opens, and what stands behind it: a ; or the end of the row.
void csv_cell(struct buf *b, struct text t, bool last);

#endif
